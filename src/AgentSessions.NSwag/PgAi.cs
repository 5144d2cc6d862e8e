using AgentSessions.Generated.PgAi;
using AgentSessions.Generated.PgAi.NSwag;
using AgentSessions.Paging;
using Newtonsoft.Json.Linq;

namespace AgentSessions.NSwag;

// PG:AI: numbered pages of at most 50 in a body without a schema.
public static partial class PgAi
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => PgAiApi.ListAgentSessions;

    /// <summary>
    /// Lists every session of the workspace, from <paramref name="page"/> on. Filters are those of the one-page call.
    /// Where an answer holds its items is found by a rule, or by <paramref name="items"/>.
    /// </summary>
    public static AsyncPageable<JToken, JToken> ListAllAgentSessionsAsync(
        this IPgAiClient client, long? page = null, long? perPage = null, string? status = null, string? type = null, string? companyId = null, string? search = null,
        string? sortBy = null, string? sortOrder = null, Func<JToken, JArray?>? items = null, PagingOptions? paging = null) =>
        Pages.ByPageNumber(Paged.Operation(Description, ListOperation, "per_page", status, type, companyId, search, sortBy, sortOrder), paging, page, perPage,
            (at, take, cancel) => client.ListAgentSessionsAsync(at, take, status, type, companyId, search, sortBy, sortOrder, cancel),
            answer => UntypedPage.Items(answer, items), UntypedPage.Id);
}
