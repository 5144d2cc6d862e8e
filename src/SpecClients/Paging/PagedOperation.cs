using System.ComponentModel;

namespace SpecClients.Paging;

/// <summary>The call that a listing repeats, as far as paging needs to know it.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
/// <param name="Name">The operation, as in <c>listSessions</c>.</param>
/// <param name="Query">
/// Everything that decides which items are listed and in what order: path parameters, filters and sorting, but no
/// position, no page size and no credential. A checkpoint is bound to its hash.
/// </param>
public sealed record PagedOperation(string Vendor, string Name, IReadOnlyList<object?> Query)
{
    /// <summary>The documented size of a page where none is asked for; null where the vendor documents none.</summary>
    public int? DefaultPageSize { get; init; }

    /// <summary>The documented greatest page size; null where the vendor documents none.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>
    /// Whether an exception of the fetch means that the vendor throttles. With requests in flight side by side such a
    /// page is fetched again through a window half as wide; a lone request is left to the HTTP pipeline's own retries.
    /// </summary>
    public Func<Exception, bool> IsThrottled { get; init; } = static failure => failure is IApiError { Status: 429 };

    internal ApiPackage? Package { get; init; }

    /// <summary>The operation as its description has it; null where it is a caller's own.</summary>
    internal ApiOperation? Described { get; init; }

    /// <summary>An operation as its description has it.</summary>
    /// <param name="api">The vendor's description.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="query">
    /// See <see cref="Query"/>: each value with its name. What is not asked for counts as little as what cannot be, so that
    /// a checkpoint outlives a filter that the vendor adds.
    /// </param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static PagedOperation Of(ApiDescription api, ApiOperation operation, params IEnumerable<(string Name, object? Value)> query) =>
        new(api.Vendor, operation.Id, [.. query.Where(asked => asked.Value is not null).OrderBy(asked => asked.Name, StringComparer.Ordinal).SelectMany(asked => (object?[])[asked.Name, asked.Value])])
        {
            DefaultPageSize = operation.Paging?.DefaultPageSize,
            MaxPageSize = operation.Paging?.MaxPageSize,
            Described = operation,
            Package = api.Package,
        };

    internal long? SizeToAsk(long? limit, PagingOptions options)
    {
        if (limit is not null && options.PageSize is not null && limit != options.PageSize)
            throw new ArgumentException($"The call asks for pages of {limit} items, its paging options for pages of {options.PageSize}.");
        var asked = limit ?? options.PageSize;
        if (asked < 1 || asked > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(limit), asked, $"A page of {this} holds 1 to {MaxPageSize?.ToString() ?? "any number of"} items.");
        return asked;
    }

    /// <summary>The vendor and the operation, without the query.</summary>
    public override string ToString() => $"{Vendor} {Name}";
}
