using AgentSessions.Generated.Lyzr;
using AgentSessions.Generated.Lyzr.NSwag;
using AgentSessions.Paging;

namespace AgentSessions.NSwag;

// Lyzr: one answer holds the identifiers of all published sessions.
public static partial class Lyzr
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => LyzrApi.GetPublishedSessionsByAgent;

    /// <summary>Lists the identifier of every published session of an agent.</summary>
    public static AsyncPageable<string, PublishedSessionList> ListAllPublishedSessionsAsync(this ILyzrClient client, string agentId, PagingOptions? paging = null) =>
        Pages.Single(Paged.Operation(Description, ListOperation, null, agentId), paging,
            cancel => client.GetPublishedSessionsByAgentAsync(agentId, cancel), page => page.PublishedSessions);
}
