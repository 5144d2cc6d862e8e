using AgentSessions.Generated.Meibel;
using AgentSessions.Generated.Meibel.Kiota;
using AgentSessions.Generated.Meibel.Kiota.Models;
using AgentSessions.Paging;
using Query = AgentSessions.Generated.Meibel.Kiota.Agents.Item.Sessions.SessionsRequestBuilder.SessionsRequestBuilderGetQueryParameters;

namespace AgentSessions.Kiota;

// Meibel: an offset, a limit and a total.
public static partial class Meibel
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => MeibelApi.ListSessions;

    /// <summary>Lists every session of an agent that the query asks for, from its offset on.</summary>
    public static AsyncPageable<SessionSummary, SessionListResponse> ListAllSessionsAsync(this MeibelClient client, string agentId, Action<Query>? query = null, PagingOptions? paging = null)
    {
        var asked = query.Asked();
        return Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", agentId, asked.SortBy, asked.SortOrder, asked.Status), paging, asked.Offset, asked.Limit,
            (at, take, cancel) => client.Agents[agentId].Sessions.GetAsync(request => request.Query(query, page => (page.Offset, page.Limit) = (at, take)), cancel).Answer(),
            page => page.Data, page => page.Total, session => session.SessionId);
    }
}
