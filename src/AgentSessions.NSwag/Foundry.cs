using AgentSessions.Generated.Foundry;
using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Paging;

namespace AgentSessions.NSwag;

// Microsoft Foundry: cursors, forwards by after and backwards by before.
public static partial class Foundry
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => FoundryApi.ListSessions;

    /// <summary>Lists every session of an agent, after or before a session where one is named. Filters are those of the one-page call.</summary>
    public static AsyncPageable<AgentSessionResource, AgentSessionPage> ListAllSessionsAsync(
        this IFoundryClient client, string agentName, string apiVersion = "v1", long? limit = null, PageOrder? order = null, string? after = null, string? before = null,
        FoundryFeature? foundryFeatures = null, string? userIsolationKey = null, PagingOptions? paging = null) =>
        Pages.ByCursor(Paged.Operation(Description, ListOperation, "limit", agentName, apiVersion, order, userIsolationKey), paging, after, before, limit,
            (next, previous, take, cancel) => client.ListSessionsAsync(agentName, apiVersion, take, order, next, previous, foundryFeatures, userIsolationKey, cancel),
            page => page.Data, page => page.HasMore, page => page.FirstId, page => page.LastId, session => session.AgentSessionId);
}
