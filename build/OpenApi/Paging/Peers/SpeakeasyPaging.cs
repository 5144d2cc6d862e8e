using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Paging.Peers;

/// <summary>Reads <c>x-speakeasy-pagination</c>: what a request asks by (inputs), and JSONPaths into an answer (outputs).</summary>
internal sealed partial class SpeakeasyPaging
{
    public const string Word = Extension.SpeakeasyPagination;

    private readonly PeerPlaces _places;
    private readonly List<JObject> _inputs;
    private readonly JObject _outputs;
    private readonly JObject _paging = [];

    private SpeakeasyPaging(Operation operation, JObject said)
    {
        _places = new PeerPlaces(operation);
        _inputs = [.. (said["inputs"] as JArray ?? []).OfType<JObject>()];
        _outputs = said["outputs"] as JObject ?? [];
    }

    /// <summary>The same as <c>x-paging</c>; null where nothing is said.</summary>
    /// <exception cref="TooLittleSaidException">It says too little, or what is not understood.</exception>
    public static JObject? Read(Operation operation) => operation.Value[Word] switch
    {
        null => null,
        JObject said => new SpeakeasyPaging(operation, said).Read(Text(said, "type")),
        _ => throw new TooLittleSaidException("It is no object."),
    };

    private JObject Read(string? type)
    {
        var lastOf = default(string);
        switch (type)
        {
            case "offsetLimit" when Input("offset") is not null && Input("page") is not null:
                throw new TooLittleSaidException("It asks by an offset and by a page.");
            case "offsetLimit" when Input("offset") is { } offset:
                _paging["offset"] = offset.Place;
                break;
            case "offsetLimit" when Input("page") is { } page:
                _paging["page"] = page.Place;
                _paging["firstPage"] = PeerPlaces.FirstPage(page.Schema);
                if (Path("numPages") is { } count)
                    _paging["totalPages"] = PlaceOf(count, "numPages");
                break;
            case "cursor" when Input("cursor") is { } cursor && Path("nextCursor") is { } next:
                _paging["cursor"] = cursor.Place;
                lastOf = Next(next);
                break;
            case "url" when Path("nextUrl") is { } link:
                _paging["nextLink"] = PlaceOf(link, "nextUrl");
                break;
            case "offsetLimit" or "cursor" or "url":
                throw new TooLittleSaidException($"It does not say what turns the pages of type {type}.");
            default:
                throw new TooLittleSaidException($"Its type is none of offsetLimit, cursor and url.");
        }
        if (Input("limit") is { } limit)
            _paging["pageSize"] = limit.Place;
        var items = Path("results") is { } results ? PlaceOf(results, "results") : lastOf ?? _places.OneList();
        if (lastOf is not null && items != lastOf)
            throw new TooLittleSaidException("Its cursor is not of the last of its items.");
        _paging["items"] = items;
        if (type == "offsetLimit" && _places.IdOf(items) is { } id)
            _paging["key"] = id;
        return _paging;
    }

    /// <summary>Says where the next cursor is: in the answer, or in the last item of a list, which is returned.</summary>
    private string? Next(List<string?> path)
    {
        var last = path.IndexOf(null);
        if (last < 0)
        {
            _paging["next"] = PlaceOf(path, "nextCursor");
            return null;
        }
        if (path.LastIndexOf(null) != last)
            throw new TooLittleSaidException("Its nextCursor is in a list of lists.");
        _paging["nextFromItem"] = JsonPointer.TextOf(path.Skip(last + 1).OfType<string>());
        return PlaceOf(path[..last], "nextCursor");
    }

    private (string Place, JObject Schema)? Input(string type) => _inputs.FirstOrDefault(input => Text(input, "type") == type) switch
    {
        null => null,
        { } input when Text(input, "name") is { } name => Text(input, "in") == "requestBody" ? _places.Member(name) : _places.Parameter(name),
        _ => throw new TooLittleSaidException($"Its input of type {type} has no name."),
    };

    private static string PlaceOf(List<string?> path, string output) => PeerPlaces.Answer
        + JsonPointer.TextOf(path.Select(step => step ?? throw new TooLittleSaidException($"Its {output} is in a list.")));

    /// <summary>The steps of an output's JSONPath, null for the last of a list; null where the output is not said.</summary>
    private List<string?>? Path(string output)
    {
        if (_outputs[output] is null)
            return null;
        var steps = new List<string?>();
        if (Text(_outputs, output) is not ['$', ..] text)
            throw new TooLittleSaidException($"Its {output} is no JSONPath.");
        for (var at = 1; at < text.Length;)
        {
            var step = Step().Match(text, at);
            if (!step.Success)
                throw new TooLittleSaidException($"Its {output} is more of a JSONPath than is read here: {Characters.Shown(text)}.");
            steps.Add(step.Groups["name"] is { Success: true } name ? name.Value : null);
            at += step.Length;
        }
        return steps;
    }

    private static string? Text(JObject owner, string word) => owner[word] is JValue { Value: string text } ? text : null;

    [GeneratedRegex("""\G(?:\.(?<name>[^.\[\]'"\s*@()?]+)|\[(?:'(?<name>[^'\\]*)'|"(?<name>[^"\\]*)"|-1|\(@\.length\s*-\s*1\))\])""")]
    private static partial Regex Step();
}
