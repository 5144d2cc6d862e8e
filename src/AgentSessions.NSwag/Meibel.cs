using AgentSessions.Generated.Meibel;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Paging;

namespace AgentSessions.NSwag;

// Meibel: an offset, a limit and a total.
public static partial class Meibel
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => MeibelApi.ListSessions;

    /// <summary>Lists every session of an agent, from <paramref name="offset"/> on. Filters are those of the one-page call.</summary>
    public static AsyncPageable<SessionSummary, SessionListResponse> ListAllSessionsAsync(
        this IMeibelClient client, string agentId, long? offset = null, long? limit = null, string? sortBy = null, string? sortOrder = null, string? status = null, PagingOptions? paging = null) =>
        Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", agentId, sortBy, sortOrder, status), paging, offset, limit,
            (at, take, cancel) => client.ListSessionsAsync(agentId, at, take, sortBy, sortOrder, status, cancel),
            page => page.Data, page => page.Total, session => session.SessionId);
}
