using AgentSessions.Generated.PgAi;
using AgentSessions.Generated.PgAi.Kiota;
using AgentSessions.Paging;
using Microsoft.Kiota.Abstractions.Serialization;
using Query = AgentSessions.Generated.PgAi.Kiota.Agent.Sessions.SessionsRequestBuilder.SessionsRequestBuilderGetQueryParameters;

namespace AgentSessions.Kiota;

// PG:AI: numbered pages of at most 50 in a body without a schema.
public static partial class PgAi
{
    /// <summary>The operation that gives a page of the listing.</summary>
    public static ApiOperation ListOperation => PgAiApi.ListAgentSessions;

    /// <summary>
    /// Lists every session of the workspace that the query asks for, from its page on.
    /// Where an answer holds its items is found by a rule, or by <paramref name="items"/>.
    /// </summary>
    public static AsyncPageable<UntypedNode, UntypedNode> ListAllAgentSessionsAsync(
        this PgAiClient client, Action<Query>? query = null, Func<UntypedNode, UntypedArray?>? items = null, PagingOptions? paging = null)
    {
        var asked = query.Asked();
        object?[] filters = [asked.Status, asked.Type, asked.CompanyId, asked.Search, asked.SortBy, asked.SortOrder];
        return Pages.ByPageNumber(Paged.Operation(Description, ListOperation, "per_page", filters), paging, asked.Page, asked.PerPage,
            (at, take, cancel) => client.Agent.Sessions.GetAsync(request => request.Query(query, page => (page.Page, page.PerPage) = (at, take)), cancel).Answer(),
            answer => UntypedPage.Items(answer, items), UntypedPage.Id);
    }
}
