using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

internal enum TotalLie
{
    Honest,
    Missing,
    Negative,
    TooSmall,
    TooLarge,
    PageCount,
    Changing,
}

/// <summary>How cursors and <c>has_more</c> depart from the truth, from some request on.</summary>
internal sealed record CursorLie(CursorLieKind Kind = CursorLieKind.None, int From = 1, string? Target = null)
{
    public ModelPage Apply(ModelPage page, string? sent, int request) => Kind switch
    {
        CursorLieKind.NoHasMore => page with { HasMore = null },
        CursorLieKind.EchoesAtTheEnd when page.Items is [] => page with { HasMore = null, FirstId = sent, LastId = sent },
        CursorLieKind.EchoesAtTheEnd => page with { HasMore = null },
        _ when request < From => page,
        CursorLieKind.MissingCursor => page with { HasMore = true, FirstId = null, LastId = "" },
        CursorLieKind.Ring => page with { HasMore = true, FirstId = Target, LastId = Target },
        CursorLieKind.EmptyForever => page with { Items = [], HasMore = true, FirstId = $"c{request}", LastId = $"c{request}" },
        _ => page,
    };
}

internal enum CursorLieKind
{
    None,
    NoHasMore,
    EchoesAtTheEnd,
    MissingCursor,
    Ring,
    EmptyForever,
}

/// <summary>One case of the model: a listing, a server's habits and a caller's wishes.</summary>
internal sealed record ModelCase(PagingKind Kind, int Rows, int? Limit)
{
    private static int s_cases;

    public string Vendor { get; } = $"model-{Interlocked.Increment(ref s_cases)}";

    public int DefaultSize { get; init; } = 20;

    public bool DefaultIsDocumented { get; init; }

    public int? Cap { get; init; }

    public int? Start { get; init; }

    public TotalLie Total { get; init; }

    public CursorLie CursorLie { get; init; } = new();

    /// <summary>Whether a page holds any number of rows from one to the size asked for.</summary>
    public bool IsRagged { get; init; }

    public int? EmptyPageAt { get; init; }

    public int? FaultAt { get; init; }

    public int FaultStatus { get; init; } = 500;

    public int InsertsPerRequest { get; init; }

    public int RemovalsPerRequest { get; init; }

    public int Prefetch { get; init; } = 1;

    public int Concurrency { get; init; } = 1;

    public int Seed { get; init; }

    public bool IsCursor => Kind is PagingKind.Forward or PagingKind.Backward;

    /// <summary>The page size as far as a caller can know it beforehand.</summary>
    public int? KnownSize => Limit ?? (DefaultIsDocumented ? DefaultSize : null);

    public int TrueSize => Cap ?? Limit ?? DefaultSize;

    /// <summary>What an enumeration of a server at rest delivers, in order.</summary>
    public IReadOnlyList<string> Expected => Kind switch
    {
        PagingKind.Offset => [.. From(Start ?? 0)],
        PagingKind.PageNumber => [.. From(((Start ?? 1) - 1) * TrueSize)],
        PagingKind.Forward => [.. From(Start + 1 ?? 0)],
        PagingKind.Backward => [.. Backward()],
        _ => [.. From(0)],
    };

    private IEnumerable<string> From(int row) => Enumerable.Range(0, Rows).Skip(row).Select(ModelServer.Id);

    private IEnumerable<string> Backward()
    {
        for (var end = Math.Min(Start ?? Rows, Rows); end > 0; end -= TrueSize)
            for (var row = Math.Max(0, end - TrueSize); row < end; row++)
                yield return ModelServer.Id(row);
    }
}
