using System.Text.Json.Nodes;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Paging;

/// <summary>The schema of a page, and where in it the rows are.</summary>
/// <param name="Schema">The schema of the whole body.</param>
/// <param name="Rows">The member that holds the rows; null where the body is the array itself.</param>
/// <param name="Item">The schema of a row.</param>
/// <param name="Example">A row as the document's example has it.</param>
/// <param name="IsInvented">Whether the document leaves the body open, so that this shape is ours.</param>
internal sealed record ListingShape(ApiSchema Schema, string? Rows, ApiSchema Item, JsonNode? Example, bool IsInvented)
{
    private static readonly string[] RowNames = ["data", "items", "results", "sessions", "value", "values", "records", "entries"];
    private static readonly string[] NotMembers = ["search", "q", "query", "sort", "order", "sortby", "sortorder"];

    /// <summary>The shape of a listing; null where the response is no listing: one thing may well have lists of its own.</summary>
    public static ListingShape? Of(ApiDocument document, ApiOperation operation, ApiResponse response, PagingScheme paging)
    {
        var isTurned = paging.Parameters.Count > 0;
        if (response.Schema is { Type: "array", Items: { } items } list)
            return new ListingShape(list, null, items, (response.Example as JsonArray)?.FirstOrDefault(), false);
        if (response.Schema is { IsUntyped: false } schema)
        {
            var rows = schema.Members
                .Where(member => member.Schema is { Type: "array", Items: { } item }
                    && (isTurned || (item.Members.Count > 0 || schema.Members.Count == 1) && (!operation.Path.EndsWith('}') || Rank(member.Name) < RowNames.Length)))
                .OrderBy(member => Rank(member.Name)).FirstOrDefault();
            return rows is null ? null : new ListingShape(schema, rows.Name, rows.Schema.Items!, (response.Example.At(rows.Name) as JsonArray)?.FirstOrDefault(), false);
        }
        return isTurned ? Invent(document, operation.Parameters, paging) : null;
    }

    private static int Rank(string name) => Array.IndexOf(RowNames, Words.Joined(name)) is var rank && rank < 0 ? RowNames.Length : rank;

    /// <summary>
    /// Rows under <c>data</c> beside <c>total</c> and the paging parameters' own names; each row has an id, a title, its
    /// times, and a member for each text that can be filtered by.
    /// </summary>
    private static ListingShape Invent(ApiDocument document, IReadOnlyList<ApiParameter> parameters, PagingScheme paging)
    {
        var members = new JsonObject { ["id"] = Typed("string"), ["title"] = Typed("string") };
        foreach (var filter in parameters.Where(parameter => parameter is { In: "query", Type: "string" }
            && !paging.Parameters.Any(used => used.Name == parameter.Name)
            && !NotMembers.Contains(Words.Joined(parameter.Name))))
        {
            members[filter.Name] = Typed("string", filter.Description);
        }
        members["created_at"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        members["updated_at"] = new JsonObject { ["type"] = "string", ["format"] = "date-time", ["nullable"] = true };
        members["metadata"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = true };
        var item = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("id", "title", "created_at"), ["properties"] = members };

        var properties = new JsonObject { ["data"] = new JsonObject { ["type"] = "array", ["items"] = item } };
        foreach (var parameter in paging.Parameters.Where(parameter => parameter.Type == "integer").Reverse())
            properties[parameter.Name] = Typed("integer");
        if (paging is CursorPaging)
        {
            properties["has_more"] = Typed("boolean");
            properties["first_id"] = Typed("string");
            properties["last_id"] = Typed("string");
        }
        properties["total"] = Typed("integer");
        var page = ApiSchema.Of(document, new JsonObject { ["type"] = "object", ["properties"] = properties });
        return new ListingShape(page, "data", page.Members[0].Schema.Items!, null, true);
    }

    private static JsonObject Typed(string type, string description = "") => new() { ["type"] = type, ["description"] = description };
}
