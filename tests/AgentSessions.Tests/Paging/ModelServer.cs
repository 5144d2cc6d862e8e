using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>What the model server answers; what a total or a cursor says may be a lie.</summary>
internal sealed record ModelPage(
    IReadOnlyList<string>? Items,
    long? Total = null,
    bool? HasMore = null,
    string? FirstId = null,
    string? LastId = null);

/// <summary>One request, as it arrived.</summary>
internal sealed record ModelRequest(long? At, string? Cursor, long? Limit);

/// <summary>What the model server throws where it is told to fail.</summary>
internal sealed class ModelFault(int status) : Exception($"Status {status}.")
{
    public int Status { get; } = status;
}

/// <summary>
/// A vendor in memory. It pages by rules of its own, knows nothing of the engine, and lies only as told. Answers come
/// after a random number of yields, so that those to requests in flight together come in any order.
/// </summary>
internal sealed class ModelServer(ModelCase model)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(model.Seed);
    private readonly List<ModelRequest> _requests = [];
    private int _inFlight;
    private int _inserted;

    public List<string> Rows { get; } = [.. Enumerable.Range(0, model.Rows).Select(Id)];

    public List<string> Removed { get; } = [];

    public IReadOnlyList<ModelRequest> Requests => _requests;

    public int MostInFlight { get; private set; }

    public bool Healthy { get; set; }

    /// <summary>The first answer's claim and its number of rows, by which some lies cannot be told from the truth.</summary>
    public (long? Total, int Rows)? First { get; private set; }

    public static string Id(int row) => $"s{row:D5}";

    public AsyncPageable<string, ModelPage> List(PagingOptions? options = null)
    {
        var paging = (options ?? new()) with { Prefetch = model.Prefetch, MaxConcurrency = model.Concurrency };
        var operation = new PagedOperation(model.Vendor, "listSessions", ["agent"])
        {
            DefaultPageSize = model.DefaultIsDocumented ? model.DefaultSize : null,
            IsThrottled = failure => failure is ModelFault { Status: 429 },
        };
        return model.Kind switch
        {
            PagingKind.Offset => Pages.ByOffset(operation, paging, model.Start, model.Limit, ByRowAsync, p => p.Items, p => p.Total, id => id),
            PagingKind.PageNumber => Pages.ByPageNumber(operation, paging, model.Start, model.Limit, ByNumberAsync, p => p.Items, id => id, p => p.Total),
            PagingKind.Forward or PagingKind.Backward => Pages.ByCursor(
                operation,
                paging,
                model.Kind is PagingKind.Forward ? Cursor() : null,
                model.Kind is PagingKind.Backward ? Cursor() ?? Id(model.Rows) : null,
                model.Limit,
                ByCursorAsync,
                p => p.Items,
                p => p.HasMore,
                p => p.FirstId,
                p => p.LastId,
                id => id),
            _ => Pages.Single(operation, paging, cancel => AnswerAsync(new(null, null, null), () => new(Rows), cancel), p => p.Items, id => id),
        };
    }

    private string? Cursor() => model.Start is { } start ? Id(start) : null;

    private Task<ModelPage> ByRowAsync(long? offset, long? limit, CancellationToken cancel) =>
        AnswerAsync(new(offset, null, limit), () => Slice(offset ?? 0, model.IsRagged ? 1 + _random.Next(Size(limit)) : Size(limit)), cancel);

    private Task<ModelPage> ByNumberAsync(long? number, long? limit, CancellationToken cancel) =>
        AnswerAsync(new(number, null, limit), () => Numbered(number ?? 1, Size(limit)), cancel);

    private Task<ModelPage> ByCursorAsync(string? after, string? before, long? limit, CancellationToken cancel) =>
        AnswerAsync(new(null, after ?? before, limit), () => Neighbours(after, before, Size(limit)), cancel);

    private int Size(long? limit) => model.Cap ?? (int?)limit ?? model.DefaultSize;

    private ModelPage Numbered(long number, int size)
    {
        if (!model.IsRagged)
            return Slice((number - 1) * size, size);
        // A vendor's pages are where they are, whoever asks and in whatever order.
        var sizes = new Random(model.Seed);
        var from = 0;
        for (var page = 1; page < number && from < Rows.Count; page++)
            from += 1 + sizes.Next(size);
        return Slice(from, 1 + sizes.Next(size));
    }

    private ModelPage Slice(long from, int size)
    {
        List<string> items = [.. Rows.Skip((int)Math.Min(from, int.MaxValue)).Take(size)];
        if (model.EmptyPageAt == _requests.Count)
            items = [];
        var total = Claim(items.Count);
        First ??= (total, items.Count);
        return new(items, total);
    }

    private ModelPage Neighbours(string? after, string? before, int size)
    {
        var from = after is null ? 0 : IndexOf(after) + 1;
        var to = before is null ? Rows.Count : Math.Min(IndexOf(before), Rows.Count);
        List<string> items = before is null
            ? [.. Rows.Skip(from).Take(size)]
            : [.. Rows.Take(to).TakeLast(size)];
        var more = before is null ? from + items.Count < Rows.Count : items.Count < to;
        return model.CursorLie.Apply(new(items, null, more, items.FirstOrDefault(), items.LastOrDefault()), after ?? before, _requests.Count);
    }

    private int IndexOf(string id)
    {
        var index = Rows.BinarySearch(id, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }

    private long? Claim(int rows) => model.Total switch
    {
        TotalLie.Honest => Rows.Count,
        TotalLie.Missing => null,
        TotalLie.Negative => -1,
        TotalLie.TooSmall => model.Seed % Math.Max(1, Rows.Count),
        TotalLie.TooLarge => Rows.Count + 1 + (model.Seed % 100),
        TotalLie.PageCount => rows,
        _ => _random.Next(4) switch { 0 => null, 1 => _random.Next(Rows.Count + 1), 2 => Rows.Count + _random.Next(100), _ => Rows.Count },
    };

    private async Task<ModelPage> AnswerAsync(ModelRequest request, Func<ModelPage> answer, CancellationToken cancel)
    {
        int yields;
        lock (_lock)
        {
            cancel.ThrowIfCancellationRequested();
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            _requests.Add(request);
            yields = model.Concurrency > 1 ? _random.Next(4) : _random.Next(2);
        }

        try
        {
            for (var i = 0; i < yields; i++)
                await Task.Yield();
            lock (_lock)
            {
                if (!Healthy && model.FaultAt == _requests.Count)
                    throw new ModelFault(model.FaultStatus);
                Mutate();
                return answer();
            }
        }
        finally
        {
            lock (_lock)
                _inFlight--;
        }
    }

    private void Mutate()
    {
        for (var i = 0; i < model.InsertsPerRequest && _requests.Count > 1 && _random.Next(3) == 0; i++)
            Rows.Insert(0, $"n{++_inserted:D5}");
        for (var i = 0; i < model.RemovalsPerRequest && _requests.Count > 1 && Rows.Count > 0 && _random.Next(3) == 0; i++)
        {
            var row = _random.Next(Rows.Count);
            Removed.Add(Rows[row]);
            Rows.RemoveAt(row);
        }
    }
}
