using AgentSessions.Generated.PipecatCloud;
using AgentSessions.Generated.PipecatCloud.Kiota;
using AgentSessions.Generated.PipecatCloud.Kiota.Models;
using AgentSessions.Paging;
using Query = AgentSessions.Generated.PipecatCloud.Kiota.Agents.Item.Sessions.SessionsRequestBuilder.SessionsRequestBuilderGetQueryParameters;

namespace AgentSessions.Kiota;

// Pipecat Cloud: an offset, a limit and a total that may be missing.
public static partial class PipecatCloud
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => PipecatCloudApi.GetSessions;

    /// <summary>Lists every session of an agent that the query asks for, from its offset on.</summary>
    public static AsyncPageable<Session, SessionPage> ListAllSessionsAsync(this PipecatCloudClient client, string agentName, Action<Query>? query = null, PagingOptions? paging = null)
    {
        var asked = query.Asked();
        object?[] filters = [agentName, asked.DeploymentId, asked.StartTime, asked.EndTime, asked.Status, asked.StartType, asked.StartTimeMin, asked.StartTimeMax];
        return Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", filters), paging, asked.Offset, asked.Limit,
            (at, take, cancel) => client.Agents[agentName].Sessions.GetAsync(request => request.Query(query, page => (page.Offset, page.Limit) = (at, take)), cancel).Answer(),
            page => page.Sessions, page => page.TotalCount, session => session.SessionId);
    }
}
