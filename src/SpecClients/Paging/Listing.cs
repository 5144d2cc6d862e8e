using System.Runtime.CompilerServices;

namespace SpecClients.Paging;

/// <summary>What one call of a list operation says: everything that an enumeration of it needs, and nothing yet requested.</summary>
internal sealed class Listing<TItem, TPage>
{
    private readonly Strategy<TPage> _strategy;
    private readonly PagedOperation _operation;
    private readonly PagingOptions _options;
    private readonly Func<TPage, IEnumerable<TItem>?> _itemsOf;
    private readonly Func<TItem, string?>? _idOf;
    private readonly Position _start;

    public Listing(
        Strategy<TPage> strategy,
        PagedOperation operation,
        PagingOptions options,
        Position start,
        Func<TPage, IEnumerable<TItem>?> itemsOf,
        Func<TItem, string?>? idOf)
    {
        _strategy = strategy;
        _operation = operation;
        _options = options;
        _itemsOf = itemsOf;
        _idOf = idOf;
        _start = options.ResumeFrom is { } checkpoint
            ? Resumed(new Checkpoint(operation, strategy.Kind).Decode(checkpoint), start)
            : start;
    }

    /// <summary>Reads the listing from its start, or from where it is resumed.</summary>
    public async IAsyncEnumerable<Page<TItem, TPage>> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = new PageReader<TItem, TPage>(_strategy, _operation, _options, _itemsOf, _idOf, _start.Anchor);
        var pipeline = new PagePipeline<TItem, TPage>(_strategy, _operation, _options, reader, cancel);
        await using var _ = pipeline.ConfigureAwait(false);
        var turn = reader.Begin(_start);
        while (turn.Next is not null)
        {
            turn = await pipeline.TakeAsync(turn).ConfigureAwait(false);
            if (turn.Page is not null)
                yield return turn.Page;
            if (turn.Failure is not null)
                throw turn.Failure;
        }
    }

    private Position Resumed(Position position, Position start)
    {
        if (start.Take is null || start.Take == position.Take)
            return position;
        if (_strategy.Kind is PagingKind.PageNumber or PagingKind.Link || position.Skip > 0)
            throw new ArgumentException(
                $"The checkpoint cannot be resumed from with pages of {start.Take} items: it was taken with pages of {position.Take?.ToString() ?? "the default size"}.");
        return position with { Take = start.Take, Size = start.Take };
    }
}
