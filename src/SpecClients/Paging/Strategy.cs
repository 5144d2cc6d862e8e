namespace SpecClients.Paging;

/// <summary>How a vendor's pages are asked for, and what an answer says about the next one. Holds no state of a listing.</summary>
internal abstract class Strategy<TPage>(PagingKind kind)
{
    public PagingKind Kind { get; } = kind;

    /// <summary>Whether rows are counted, so that pages shift where rows come and go.</summary>
    public bool Counts => Kind is PagingKind.Offset or PagingKind.PageNumber;

    public abstract Task<TPage> FetchAsync(Position at, CancellationToken cancel);

    /// <summary>Where to go from a page that holds so many rows.</summary>
    public abstract Step After(Position at, Answer<TPage> answer, int rows, Seen cursors);

    /// <summary>Where the page that many pages behind the next is likely to be, if that can be known unread.</summary>
    public virtual Position? Ahead(Position next, int pages) => null;

    /// <summary>The total that the page claims, where it does.</summary>
    public virtual long? TotalOf(Answer<TPage> answer) => null;
}

/// <summary>What follows a page: another, or nothing, or a fault.</summary>
internal readonly record struct Step(Position? Next, PaginationFault? Fault = null, string Detail = "")
{
    public static Step End => default;

    public static Step Failed(PaginationFault fault, string detail) => new(null, fault, detail);
}

/// <summary>A listing in a single answer.</summary>
internal sealed class SingleStrategy<TPage>(Func<CancellationToken, Task<TPage>> fetch) : Strategy<TPage>(PagingKind.Single)
{
    public override Task<TPage> FetchAsync(Position at, CancellationToken cancel) => fetch(cancel);

    public override Step After(Position at, Answer<TPage> answer, int rows, Seen cursors) => Step.End;
}
