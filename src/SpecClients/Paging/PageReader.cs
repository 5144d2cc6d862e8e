namespace SpecClients.Paging;

/// <summary>Reads one enumeration's answers in the order of the pages: guards them, leaves out duplicates, keeps count.</summary>
internal sealed class PageReader<TItem, TPage>(
    Strategy<TPage> strategy,
    PagedOperation operation,
    PagingOptions options,
    Func<TPage, IEnumerable<TItem>?> itemsOf,
    Func<TItem, string?>? idOf,
    ulong? resumedAt)
{
    private readonly Checkpoint _checkpoint = new(operation, strategy.Kind);
    private readonly Seen _ids = new();
    private readonly Seen _cursors = new();
    private ulong? _place = resumedAt;
    private ulong? _anchor = resumedAt;
    private int _pagesInVain;
    private long _itemsLeft = options.MaxItems ?? long.MaxValue;
    private int _pagesLeft = options.MaxPages ?? int.MaxValue;
    private int _epoch;

    /// <summary>Changes whenever pages have shifted, which makes pages that were asked for before unfit to follow.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>The turn before the first page.</summary>
    public Turn<TItem, TPage> Begin(Position start) => new(null, start, null, _itemsLeft, _pagesLeft);

    public Turn<TItem, TPage> Read(Position at, Answer<TPage> answer)
    {
        if (answer.Page is null)
            throw Failure(at, PaginationFault.NoItems, "there is no answer to read.");
        var rows = RowsOf(at, answer.Page);
        var sifted = Sift(at, rows);
        var step = Judge(at, answer, rows.Count, sifted);
        WatchForShifts(at, answer, sifted);

        _itemsLeft -= sifted.Items.Count;
        _pagesLeft--;
        if (sifted.LastId is { } id)
            _anchor = Fingerprint.Of(id);
        var rest = sifted.Used < rows.Count || step.Fault is not null ? at with { Skip = sifted.Used } : step.Next;
        var page = new Page<TItem, TPage>(sifted.Items, answer.Page, at.Number, rest is null ? null : Encode(rest));
        if (_itemsLeft == 0 || _pagesLeft == 0)
            return new(page, null);
        var failure = step.Fault is { } fault ? Failure(rest!, fault, step.Detail) : null;
        return new(page, step.Next, failure, _itemsLeft, _pagesLeft);
    }

    private IReadOnlyList<TItem> RowsOf(Position at, TPage page)
    {
        try
        {
            return itemsOf(page) switch
            {
                null => throw Failure(at, PaginationFault.NoItems, "it has no items member."),
                IReadOnlyList<TItem> list => list,
                var items => [.. items],
            };
        }
        catch (UnreadablePageException unreadable)
        {
            throw Failure(at, unreadable.Reason, unreadable.Message, unreadable);
        }
    }

    private Sifted Sift(Position at, IReadOnlyList<TItem> rows)
    {
        _ids.MakeRoomFor(rows.Count);
        var sifted = new Sifted { Used = Resume(at, rows), Items = new List<TItem>(rows.Count) };
        for (; sifted.Used < rows.Count && sifted.Items.Count < _itemsLeft; sifted.Used++)
        {
            var id = IdOf(rows[sifted.Used]);
            var sighting = id is null ? Sighting.Fresh : _ids.Note(id);
            if (sighting is Sighting.Ring)
                throw Failure(at, PaginationFault.RepeatedPage, "it leads back to items delivered long before.");
            sifted.Identified |= id is not null;
            sifted.Fresh += sighting is Sighting.Fresh ? 1 : 0;
            sifted.Known += sighting is Sighting.Known ? 1 : 0;
            if (sighting is Sighting.Known && options.Deduplicate)
                continue;
            sifted.Items.Add(rows[sifted.Used]);
            sifted.LastId = id ?? sifted.LastId;
        }

        return sifted;
    }

    /// <summary>Finds the first row that is due, which stands elsewhere if rows have come or gone since the checkpoint.</summary>
    private int Resume(Position at, IReadOnlyList<TItem> rows)
    {
        var anchor = _place;
        _place = null;
        var due = Math.Min(at.Skip, rows.Count);
        var last = anchor is null ? -1 : Enumerable.Range(0, rows.Count).LastOrDefault(i => IdOf(rows[i]) is { } id && Fingerprint.Of(id) == anchor, -1);
        if (anchor is not null && last + 1 != due)
            ReportShift(at);
        if (last >= 0)
            due = last + 1;
        for (var i = 0; i < due; i++)
            if (IdOf(rows[i]) is { } id)
                _ids.Note(id);
        return due;
    }

    private Step Judge(Position at, Answer<TPage> answer, int rows, Sifted sifted)
    {
        if (sifted.Used < rows)
            return Step.End;
        var step = strategy.After(at, answer, rows, _cursors);
        if (step.Fault is { } fault && sifted.Items.Count == 0)
            throw Failure(at, fault, step.Detail);
        if (step.Next is null)
            return step;
        if (strategy.Counts && !sifted.Identified && sifted.Fresh > 0 && at.Number > 1)
            throw Failure(at, PaginationFault.UnidentifiedItems, "no item has an id, so that a repeated page would go unnoticed.");
        if (sifted.Fresh > 0)
            _pagesInVain = 0;
        else if (rows > at.Skip && at.Doubtful)
            return sifted.Discard();
        else if (rows > at.Skip && !(strategy.TotalOf(answer) > at.Total))
            throw Failure(at, PaginationFault.RepeatedPage, "it holds nothing but items of earlier pages.");
        else if (++_pagesInVain > options.MaxEmptyPages)
            throw Failure(at, PaginationFault.NoProgress, $"{_pagesInVain} pages in a row have brought nothing new.");
        return step;
    }

    private void WatchForShifts(Position at, Answer<TPage> answer, Sifted sifted)
    {
        var total = strategy.TotalOf(answer);
        if (sifted.Known > 0 || total < at.Total)
            ReportShift(at);
        else if (at.Number > 1 && total != at.Total)
            Interlocked.Increment(ref _epoch);
    }

    private void ReportShift(Position at)
    {
        Interlocked.Increment(ref _epoch);
        SpecDrift.Report(SpecDriftKind.ShiftedPages, operation.Vendor, operation.Package, $"page {at.Number}");
    }

    private string? IdOf(TItem item) => item is null ? null : idOf?.Invoke(item);

    private string Encode(Position position) => _checkpoint.Encode(position with { Anchor = strategy.Counts ? _anchor : null });

    private PaginationException Failure(Position at, PaginationFault reason, string detail, Exception? inner = null) =>
        new(operation, at.Number, reason, detail, at is { Number: 1, Skip: 0 } ? options.ResumeFrom : Encode(at), inner);

    private sealed class Sifted
    {
        public required List<TItem> Items { get; init; }

        /// <summary>How many rows were looked at, those skipped included.</summary>
        public required int Used { get; set; }

        public int Fresh { get; set; }

        public int Known { get; set; }

        public bool Identified { get; set; }

        public string? LastId { get; set; }

        /// <summary>Takes the page for an echo of the last one.</summary>
        public Step Discard()
        {
            Items.Clear();
            Known = 0;
            LastId = null;
            return Step.End;
        }
    }
}
