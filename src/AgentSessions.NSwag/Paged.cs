using AgentSessions.Paging;

namespace AgentSessions.NSwag;

/// <summary>Names an operation to the paging engine.</summary>
internal static class Paged
{
    /// <param name="api">The vendor's description.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="size">The parameter that asks for a page's size, if there is one.</param>
    /// <param name="query">What decides which items are listed.</param>
    public static PagedOperation Operation(ApiDescription api, ApiOperation operation, string? size, params object?[] query) =>
        PagedOperation.Of(api, operation, size, query, failure => failure is ApiException { StatusCode: 429 });
}
