using CsCheck;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>Where the cases of the property tests come from.</summary>
internal static class ModelCases
{
    private static readonly Gen<int> s_rows = Gen.Frequency((6, Gen.Int[0, 60]), (3, Gen.Int[0, 600]), (1, Gen.Int[600, 5000]));

    private static readonly Gen<int> s_size = Gen.Frequency((3, Gen.Int[1, 10]), (4, Gen.Int[10, 60]), (3, Gen.OneOf(50, 100, 250, 1000)));

    private static readonly Gen<PagingKind> s_kind = Gen.OneOf(
        PagingKind.Offset, PagingKind.PageNumber, PagingKind.Forward, PagingKind.Backward, PagingKind.Single);

    private static readonly Gen<PagingKind> s_counted = Gen.OneOf(PagingKind.Offset, PagingKind.PageNumber);

    private static readonly Gen<PagingKind> s_cursor = Gen.OneOf(PagingKind.Forward, PagingKind.Backward);

    /// <summary>Any listing on a server at rest that tells the truth.</summary>
    public static Gen<ModelCase> Honest { get; } = Of(s_kind, Gen.OneOf(TotalLie.Honest, TotalLie.Missing));

    /// <summary>Counted listings with a total of any kind, on a server that may use a page size of its own.</summary>
    public static Gen<ModelCase> LyingTotals { get; } =
        from model in Of(s_counted, Gen.Enum<TotalLie>())
        from cap in Gen.Frequency((2, Gen.Const((int?)null)), (1, s_size.Select(size => (int?)size)))
        select model with { Cap = cap, DefaultIsDocumented = model.DefaultIsDocumented && cap is null, Start = null };

    /// <summary>Cursor listings whose cursors lead astray.</summary>
    public static Gen<ModelCase> LyingCursors { get; } =
        from model in Of(s_cursor, Gen.Const(TotalLie.Missing))
        from lie in Gen.Enum<CursorLieKind>()
        from request in Gen.Int[1, 12]
        from target in Gen.Int[0, Math.Max(0, model.Rows - 1)]
        select model with { CursorLie = new(lie, request, ModelServer.Id(target)) };

    /// <summary>
    /// Counted listings that gain rows at the top while they are read. Side by side and without a total, a shift by
    /// more than a page leaves no trace, so such pages are larger here.
    /// </summary>
    public static Gen<ModelCase> Growing { get; } =
        from model in Of(s_counted, Gen.OneOf(TotalLie.Honest, TotalLie.Missing))
        from inserts in Gen.Int[1, 3]
        let traceable = model.Total is TotalLie.Honest || model.TrueSize >= 50
        select model with { InsertsPerRequest = inserts, Start = null, Concurrency = traceable ? model.Concurrency : 1 };

    /// <summary>Counted listings with an honest total that lose rows while they are read.</summary>
    public static Gen<ModelCase> Shrinking { get; } =
        from model in Of(s_counted, Gen.Const(TotalLie.Honest))
        from removals in Gen.Int[1, 3]
        select model with { RemovalsPerRequest = removals, Start = null };

    /// <summary>Counted listings with pages of any length, with and without a total.</summary>
    public static Gen<ModelCase> Ragged { get; } = Of(s_counted, Gen.OneOf(TotalLie.Honest, TotalLie.Missing))
        .Select(model => model with { IsRagged = true, Start = model.Kind is PagingKind.PageNumber ? null : model.Start });

    /// <summary>Honest listings on a server that fails once.</summary>
    public static Gen<ModelCase> Faulty { get; } =
        from model in Honest
        from fault in Gen.Int[1, 8]
        select model with { FaultAt = fault };

    /// <summary>Honest listings small enough to be resumed from each of their pages.</summary>
    public static Gen<ModelCase> Resumable { get; } = Honest.Select(model => model with { Rows = model.Rows % 200 });

    private static Gen<ModelCase> Of(Gen<PagingKind> kinds, Gen<TotalLie> totals) =>
        from kind in kinds
        from rows in s_rows
        from size in s_size
        from asks in Gen.Bool
        from documented in Gen.Bool
        from total in totals
        from start in Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[1, 40].Select(s => (int?)s)))
        from prefetch in Gen.Int[0, 3]
        from concurrency in Gen.Int[1, 8]
        from seed in Gen.Int[0, int.MaxValue]
        let fit = Math.Max(size, rows / 250)
        select new ModelCase(kind, rows, asks ? fit : null)
        {
            DefaultSize = fit,
            DefaultIsDocumented = documented,
            Total = total,
            Start = kind is PagingKind.PageNumber && start is not null ? 1 + (start % 4) : start,
            Prefetch = prefetch,
            Concurrency = concurrency,
            Seed = seed,
        };
}
