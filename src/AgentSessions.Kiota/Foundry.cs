using AgentSessions.Generated.Foundry;
using AgentSessions.Generated.Foundry.Kiota;
using AgentSessions.Generated.Foundry.Kiota.Models;
using AgentSessions.Paging;
using Query = AgentSessions.Generated.Foundry.Kiota.Agents.Item.Endpoint.Sessions.SessionsRequestBuilder.SessionsRequestBuilderGetQueryParameters;

namespace AgentSessions.Kiota;

// Microsoft Foundry: cursors, forwards by after and backwards by before.
public static partial class Foundry
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => FoundryApi.ListSessions;

    /// <summary>Lists every session of an agent that the query asks for, after or before a session where it names one. The API version is v1 unless it says otherwise.</summary>
    public static AsyncPageable<AgentSessionResource, AgentSessionPage> ListAllSessionsAsync(
        this FoundryClient client, string agentName, Action<Query>? query = null, string? foundryFeatures = null, string? userIsolationKey = null, PagingOptions? paging = null)
    {
        var asked = query.Asked();
        var version = asked.ApiVersion ?? "v1";
        return Pages.ByCursor(Paged.Operation(Description, ListOperation, "limit", agentName, version, asked.Order, userIsolationKey), paging, asked.After, asked.Before, asked.Limit,
            (after, before, take, cancel) => client.Agents[agentName].Endpoint.Sessions.GetAsync(request =>
                request.Query(query, page => (page.ApiVersion, page.After, page.Before, page.Limit) = (version, after, before, take))
                    .Header("Foundry-Features", foundryFeatures).Header("x-ms-user-isolation-key", userIsolationKey), cancel).Answer(),
            page => page.Data, page => page.HasMore, page => page.FirstId, page => page.LastId, session => session.AgentSessionId);
    }
}
