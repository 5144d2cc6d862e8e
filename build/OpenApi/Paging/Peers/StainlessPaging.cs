using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Paging.Peers;

/// <summary>Reads <c>x-stainless-pagination-property</c>, by which a parameter or a member of an answer says what it is for.</summary>
internal sealed class StainlessPaging
{
    public const string Word = Extension.StainlessPagination;

    /// <summary>How far down an answer is searched.</summary>
    private const int Deepest = 4;

    /// <summary>What a parameter may be for, and the word of <c>x-paging</c> for it.</summary>
    private static readonly Dictionary<string, string> Turns = new()
    {
        ["offset_count_param"] = "offset",
        ["page_number_param"] = "page",
        ["next_cursor_param"] = "cursor",
        ["next_cursor_id_param"] = "cursor",
    };

    private readonly Operation _operation;
    private readonly PeerPlaces _places;
    private readonly List<(string Purpose, string Place, JObject Schema)> _marks = [];
    private readonly List<(string List, string Place)> _cursorsOfItems = [];

    private StainlessPaging(Operation operation) => (_operation, _places) = (operation, new PeerPlaces(operation));

    private OperationShape Shape => _places.Shape;

    /// <summary>The same as <c>x-paging</c>; null where nothing is said.</summary>
    /// <exception cref="TooLittleSaidException">It says too little, or what is not understood.</exception>
    public static JObject? Read(Operation operation) => new StainlessPaging(operation).Read();

    private JObject? Read()
    {
        foreach (var parameter in _operation.Parameters)
        {
            var schema = parameter["schema"] is JObject declared ? Shape.Resolve(declared) : [];
            Note(parameter, schema, $"$request.{parameter["in"]}.{parameter["name"]}");
        }
        if (Shape.Body is { } body)
            Search(body, "$request.body#", [], []);
        foreach (var header in Schemas.Members(Shape.Response?["headers"]).Where(header => header.Value is JObject))
            Note((JObject)header.Value, Shape.Resolve((JObject)header.Value)["schema"] as JObject ?? [], $"$response.header.{header.Name}");
        if (Shape.Answer is { } answer)
            Search(answer, PeerPlaces.Answer, [], []);
        return _marks.Count == 0 ? null : Translate();
    }

    private JObject Translate()
    {
        var paging = new JObject();
        var items = One("items")?.Place ?? _places.OneList();
        var turn = _marks.Select(mark => mark.Purpose).Where(Turns.ContainsKey).Distinct().ToList() switch
        {
            [var one] => one,
            [] when One("cursor_url_field") is not null => "cursor_url_field",
            [] => throw new TooLittleSaidException("No parameter is said to turn the pages."),
            var several => throw new TooLittleSaidException($"Pages turn in one way, and this says {string.Join(" and ", several)}."),
        };
        if (Turns.TryGetValue(turn, out var word))
            paging[word] = One(turn)!.Value.Place;
        switch (turn)
        {
            case "offset_count_param":
                Say(paging, "total", "offset_total_count_field");
                break;
            case "page_number_param":
                paging["firstPage"] = PeerPlaces.FirstPage(One(turn)!.Value.Schema);
                Say(paging, "totalPages", "total_page_count_field");
                break;
            case "cursor_url_field":
                Say(paging, "nextLink", turn);
                Say(paging, "hasMore", "has_next_page");
                break;
            case "next_cursor_id_param":
                paging["nextFromItem"] = _cursorsOfItems.Where(cursor => cursor.List == items).Select(cursor => cursor.Place).Distinct().ToList() is [var id]
                    ? id
                    : throw new TooLittleSaidException("No member of an item is said to be the cursor (cursor_item_id).");
                Say(paging, "hasMore", "has_next_page");
                break;
            default:
                if (One("next_cursor_field") is null)
                    throw new TooLittleSaidException("No member of an answer is said to be the next cursor (next_cursor_field).");
                Say(paging, "next", "next_cursor_field");
                Say(paging, "hasMore", "has_next_page");
                break;
        }
        paging["items"] = items;
        if (turn is "offset_count_param" or "page_number_param" && _places.IdOf(items) is { } key)
            paging["key"] = key;
        return paging;
    }

    private void Say(JObject paging, string word, string purpose)
    {
        if (One(purpose) is { } mark)
            paging[word] = mark.Place;
    }

    /// <summary>What is for a purpose, if anything is.</summary>
    private (string Place, JObject Schema)? One(string purpose) => _marks.Where(mark => mark.Purpose == purpose).DistinctBy(mark => mark.Place).ToList() switch
    {
        [] => null,
        [var one] => (one.Place, one.Schema),
        var all => throw new TooLittleSaidException($"Two places are said to be {purpose}: {string.Join(" and ", all.Take(2).Select(mark => Characters.Shown(mark.Place)))}."),
    };

    /// <summary>Finds what the members of a body are for, those of a list's items too.</summary>
    private void Search(JObject schema, string root, string[] steps, HashSet<JObject> seen)
    {
        if (!seen.Add(schema) || steps.Length > Deepest)
            return;
        if (steps.Length == 0)
            Note(schema, schema, root);
        if (Shape.ItemOf(schema) is { } item)
        {
            foreach (var (name, said, member) in Shape.Members(item).Where(member => PurposeOf(member.Said, member.Schema).Purpose == "cursor_item_id"))
                _cursorsOfItems.Add((root + JsonPointer.TextOf(steps), JsonPointer.TextOf([name])));
            return;
        }
        foreach (var (name, said, member) in Shape.Members(schema))
        {
            string[] at = [.. steps, name];
            Note(said, member, root + JsonPointer.TextOf(at));
            Search(member, root, at, seen);
        }
    }

    private void Note(JObject said, JObject schema, string place)
    {
        var (purpose, header) = PurposeOf(said, schema);
        if (purpose is not null)
            _marks.Add((purpose, header is null ? place : $"$response.header.{header}", schema));
    }

    private static (string? Purpose, string? Header) PurposeOf(JObject said, JObject schema) =>
        (said[Word] ?? schema[Word]) is not JObject mark ? default
        : mark["is_top_level_array"] is JValue { Value: true } ? ("items", null)
        : ((mark["purpose"] as JValue)?.Value as string, (mark["from_header"] as JValue)?.Value as string);
}
