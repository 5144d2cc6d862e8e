using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging;

namespace SpecCompiler.Suggesting;

/// <summary>How the pages of what looks like a paged list turn, by the names that APIs have for it; nothing counts until a person takes it.</summary>
internal static class SuggestedPaging
{
    private static readonly string[] Sizes = ["limit", "pagesize", "perpage", "size", "maxresults", "maxpagesize", "top", "count"];
    private static readonly string[] Offsets = ["offset", "skip", "startat", "startindex"];
    private static readonly string[] Pages = ["page", "pagenumber", "pageindex", "pageno"];
    private static readonly string[] Cursors = ["cursor", "after", "startingafter", "pagetoken", "nexttoken", "continuationtoken", "continuation", "marker", "pagecursor", "startcursor"];
    private static readonly string[] NextCursors = ["nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "endcursor", "nextmarker", "cursor", "lastid", "nextpage", "next"];
    private static readonly string[] NextLinks = ["nextlink", "odatanextlink", "nexturl", "nextpageurl", "nextpageuri", "nexturi", "next"];
    private static readonly string[] Totals = ["total", "totalcount", "totalitems", "totalresults", "totalsize", "totalrecords"];
    private static readonly string[] More = ["hasmore", "hasnext", "hasnextpage", "more"];
    private static readonly string[] Keys = ["id", "uuid", "key"];

    /// <param name="document">The description with its overlays.</param>
    public static IEnumerable<SuggestedAction> In(JObject document) =>
        Schemas.Operations(document).Where(operation => operation.Method == "get" && operation.Value[Extension.Paging] is null).Select(Of).OfType<SuggestedAction>();

    private static SuggestedAction? Of(Operation operation)
    {
        var shape = new OperationShape(operation);
        if (shape.Answer is not { } answer || ItemsOf(shape, answer) is not { } items)
            return null;
        var members = Members(shape, answer, []).Where(member => member.Path != items.Path).ToList();
        var queries = operation.Parameters.Where(parameter => parameter["in"]?.ToString() == "query").Select(parameter => parameter["name"]!.ToString()).ToList();
        var (size, offset, page, cursor) = (Query(Sizes), Query(Offsets), Query(Pages), Query(Cursors));
        var next = Member(NextCursors, "string", "integer");
        var link = members.FirstOrDefault(member => NextLinks.Contains(Plain(member.Path[^1])) && IsText(member.Schema) && (Plain(member.Path[^1]) != "next" || member.Schema["format"]?.ToString() is "uri" or "url"));

        var paging = new JObject();
        if (cursor is not null && next is not null)
            (paging["cursor"], paging["next"]) = ($"$request.query.{cursor}", Body(next));
        else if (link.Path is not null)
            paging["nextLink"] = Body(link.Path);
        else if (shape.Header("Link") is not null)
            paging["nextLink"] = "$response.header.Link";
        else if (offset is not null)
            paging["offset"] = $"$request.query.{offset}";
        else if (page is not null)
            paging["page"] = $"$request.query.{page}";
        else
            return null;
        if (size is not null)
            paging["pageSize"] = $"$request.query.{size}";
        paging["items"] = Body(items.Path);
        if (Member(Totals, "integer") is { } total && (offset is not null || page is not null) && paging["cursor"] is null && paging["nextLink"] is null)
            paging["total"] = Body(total);
        if (paging["cursor"] is not null && Member(More, "boolean") is { } more)
            paging["hasMore"] = Body(more);
        if (KeyOf(shape, items.Schema) is { } key)
            paging["key"] = $"/{key}";
        var asked = string.Join(", ", new[] { cursor, offset ?? page, size }.OfType<string>().Select(name => $"'{name}'"));
        return new SuggestedAction(
            operation.Value,
            $"Its answer has a list{(items.Path.Count == 0 ? "" : $" '{string.Join('/', items.Path)}'")}{(asked.Length == 0 ? "" : $", it takes {asked}")}"
                + $"{((next ?? link.Path) is { } from && (paging["cursor"] ?? paging["nextLink"]) is not null ? $", and answers '{string.Join('/', from)}'" : "")}.",
            new JObject { [Extension.Paging] = paging });

        string? Query(string[] names) => names.Select(name => queries.Find(query => Plain(query) == name)).FirstOrDefault(query => query is not null);

        IReadOnlyList<string>? Member(string[] names, params string[] types) =>
            names.Select(name => members.Find(member => Plain(member.Path[^1]) == name && types.Contains(Schemas.TypeOf(member.Schema)))).FirstOrDefault(member => member.Path is not null).Path;
    }

    /// <summary>The one list of objects in an answer, or the answer itself.</summary>
    private static (IReadOnlyList<string> Path, JObject Schema)? ItemsOf(OperationShape shape, JObject answer)
    {
        if (Schemas.TypeOf(answer) == "array")
            return ([], answer);
        var lists = Members(shape, answer, []).Where(member => Schemas.TypeOf(member.Schema) == "array" && shape.ItemOf(member.Schema) is { } item && (Schemas.TypeOf(item) == "object" || item["properties"] is not null)).ToList();
        return lists is [var only] ? only : lists.Count(list => list.Path.Count == 1) == 1 ? lists.Single(list => list.Path.Count == 1) : null;
    }

    /// <summary>The members of an answer and of the objects directly in it.</summary>
    private static IEnumerable<(IReadOnlyList<string> Path, JObject Schema)> Members(OperationShape shape, JObject owner, string[] path)
    {
        foreach (var member in shape.Members(owner))
        {
            yield return ([.. path, member.Name], member.Schema);
            if (path.Length == 0 && member.Schema["properties"] is JObject)
            {
                foreach (var inner in Members(shape, member.Schema, [member.Name]))
                    yield return inner;
            }
        }
    }

    private static string? KeyOf(OperationShape shape, JObject list)
    {
        if (shape.ItemOf(list) is not { } item)
            return null;
        var members = shape.Members(item).Where(member => Schemas.TypeOf(member.Schema) is "string" or "integer").Select(member => member.Name).ToList();
        return Keys.Select(key => members.Find(name => Plain(name) == key)).FirstOrDefault(name => name is not null) ?? (members.Where(name => Plain(name).EndsWith("id", StringComparison.Ordinal)).ToList() is [var only] ? only : null);
    }

    private static bool IsText(JObject schema) => Schemas.TypeOf(schema) is "string" or null;

    private static string Body(IEnumerable<string> path) => $"$response.body#{JsonPointer.TextOf(path)}";

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
