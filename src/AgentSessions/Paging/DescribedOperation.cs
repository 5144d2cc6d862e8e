using System.Globalization;

namespace AgentSessions.Paging;

/// <summary>Takes from a vendor's description what paging needs to know of an operation.</summary>
internal static class DescribedOperation
{
    /// <param name="api">The vendor's description.</param>
    /// <param name="operation">The operationId.</param>
    /// <param name="size">The parameter that asks for a page's size, if there is one: its default and maximum are documented there.</param>
    /// <param name="query">What decides which items are listed; see <see cref="PagedOperation.Query"/>.</param>
    /// <param name="isThrottled">See <see cref="PagedOperation.IsThrottled"/>.</param>
    public static PagedOperation Of(ApiDescription api, string operation, string? size, IReadOnlyList<object?> query, Func<Exception, bool> isThrottled)
    {
        var parameter = api.Operations.Single(known => known.Id == operation).Parameters.SingleOrDefault(parameter => parameter.Name == size);
        return new PagedOperation(api.Vendor, operation, query)
        {
            DefaultPageSize = int.TryParse(parameter?.Default, CultureInfo.InvariantCulture, out var value) ? value : null,
            MaxPageSize = parameter?.Maximum is { } maximum ? (int)maximum : null,
            IsThrottled = isThrottled,
        };
    }
}
