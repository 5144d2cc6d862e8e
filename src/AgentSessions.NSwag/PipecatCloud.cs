using AgentSessions.Generated.PipecatCloud;
using AgentSessions.Generated.PipecatCloud.NSwag;
using AgentSessions.Paging;

namespace AgentSessions.NSwag;

// Pipecat Cloud: an offset, a limit and a total that may be missing.
public static partial class PipecatCloud
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => PipecatCloudApi.GetSessions;

    /// <summary>Lists every session of an agent, from <paramref name="offset"/> on. Filters are those of the one-page call.</summary>
    public static AsyncPageable<Session, SessionPage> ListAllSessionsAsync(
        this IPipecatCloudClient client, string agentName, long? limit = null, long? offset = null, string? deploymentId = null, long? startTime = null, long? endTime = null,
        SessionStatusFilter? status = null, StartTypeFilter? startType = null, long? startTimeMin = null, long? startTimeMax = null, PagingOptions? paging = null) =>
        Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", agentName, deploymentId, startTime, endTime, status, startType, startTimeMin, startTimeMax), paging, offset, limit,
            (at, take, cancel) => client.GetSessionsAsync(agentName, take, at, deploymentId, startTime, endTime, status, startType, startTimeMin, startTimeMax, cancel),
            page => page.Sessions, page => page.TotalCount, session => session.SessionId);
}
