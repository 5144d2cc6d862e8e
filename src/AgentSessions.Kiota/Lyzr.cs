using AgentSessions.Generated.Lyzr;
using AgentSessions.Generated.Lyzr.Kiota;
using AgentSessions.Generated.Lyzr.Kiota.Models;
using AgentSessions.Paging;

namespace AgentSessions.Kiota;

// Lyzr: one answer holds the identifiers of all published sessions.
public static partial class Lyzr
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => LyzrApi.GetPublishedSessionsByAgent;

    /// <summary>Lists the identifier of every published session of an agent.</summary>
    public static AsyncPageable<string, PublishedSessionList> ListAllPublishedSessionsAsync(this LyzrClient client, string agentId, PagingOptions? paging = null) =>
        Pages.Single(Paged.Operation(Description, ListOperation, null, agentId), paging,
            cancel => client.Agent[agentId].Published.Sessions.GetAsync(cancellationToken: cancel).Answer(), page => page.PublishedSessions);
}
