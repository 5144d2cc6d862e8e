using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Paging;

/// <summary>Reads one <c>x-paging</c> and holds each keyword of it against the description.</summary>
internal sealed class PagingReader
{
    private const string Request = "$request.";
    private const string Answer = "$response.body";
    private const string AnswerHeader = "$response.header.";

    private static readonly string[] Positions = ["offset", "page", "cursor", "nextLink"];
    /// <summary>What a header may say, and which usually does.</summary>
    private static readonly Dictionary<string, string> OfHeaders = new() { ["nextLink"] = "Link", ["total"] = "X-Total", ["totalPages"] = "X-Total-Pages" };

    private static readonly string[] OfCursors = ["next", "nextFromItem", "hasMore", "back"];
    private static readonly string[] OfNumbers = ["totalPages", "firstPage"];
    private static readonly string[] Words = [.. Positions, "pageSize", "items", "total", "key", .. OfNumbers, .. OfCursors];

    private readonly Operation _operation;
    private readonly JObject _said;
    private readonly List<Problem> _problems;
    private readonly OperationShape _shape;

    public PagingReader(Operation operation, JObject said, List<Problem> problems)
    {
        _operation = operation;
        _said = said;
        _problems = problems;
        _shape = new OperationShape(operation);
    }

    public PagingPlan Read()
    {
        foreach (var stranger in _said.Properties().Where(member => !Words.Contains(member.Name)))
            Fail(stranger, $"'{stranger.Name}' is no keyword of {Extension.Paging}: it has {string.Join(", ", Words)}.");
        var positions = Positions.Where(word => _said[word] is not null).ToList();
        if (positions.Count > 1)
            Fail(_said, $"Pages turn in one way, and this says {string.Join(" and ", positions)}.");
        var kind = positions.FirstOrDefault() switch
        {
            "offset" => PagingKind.Offset,
            "page" => PagingKind.PageNumber,
            "cursor" => PagingKind.Cursor,
            "nextLink" => PagingKind.Link,
            _ => PagingKind.Single,
        };
        var back = _said["back"] as JObject;
        var items = InAnswer(_said, "items", "array");
        var plan = new PagingPlan(_operation, kind)
        {
            Position = kind is PagingKind.Single or PagingKind.Link ? null : InRequest(_said, positions[0], kind == PagingKind.Cursor ? ["string", "integer"] : ["integer"]),
            PageSize = InRequest(_said, "pageSize", "integer"),
            Back = back is null ? null : InRequest(back, "cursor", "string", "integer"),
            Items = items?.Pointer,
            Total = InBodyOrHeader("total", "integer"),
            TotalPages = InBodyOrHeader("totalPages", "integer"),
            NextLink = InBodyOrHeader("nextLink", "string"),
            First = kind == PagingKind.PageNumber ? FirstPage() : 0,
            HasMore = InAnswer(_said, "hasMore", "boolean")?.Pointer,
            Next = InAnswer(_said, "next", "string", "integer")?.Pointer,
            NextFromItem = InItem("nextFromItem", items?.Schema),
            Previous = back is null ? null : InAnswer(back, "next", "string", "integer")?.Pointer,
            Key = InItem("key", items?.Schema),
        };
        FindMissing(plan, back);
        return plan;
    }

    private void FindMissing(PagingPlan plan, JObject? back)
    {
        if (_operation.Value["requestBody"] is not null && _shape.Body is null)
            Fail(_said, $"A listing repeats its request, and the body of {_operation.Id} is no JSON.");
        if (plan.Items is null && _said["items"] is null && !_shape.HasFreeFormAnswer)
            Fail(_said, $"{Extension.Paging} says with 'items' where an answer has its items, as in {Answer}#/data.");
        if (plan.Kind is PagingKind.Offset or PagingKind.PageNumber && _said["key"] is null && !_shape.HasFreeFormAnswer)
            Fail(_said, "Counted pages shift where items come and go: say with 'key' by which member an item is known, as in /id.");
        if (plan.Kind is PagingKind.Cursor && _said["next"] is null == _said["nextFromItem"] is null)
            Fail(_said, $"A cursor comes from an answer, by 'next', or from its last item, by 'nextFromItem'.");
        var strays = OfCursors.Where(word => plan.Kind != PagingKind.Link || word != "hasMore").Where(word => _said[word] is not null);
        if (plan.Kind is not PagingKind.Cursor && strays.FirstOrDefault() is { } stray)
            Fail(_said.Property(stray)!, $"'{stray}' goes with a cursor{(stray == "hasMore" ? " or a link" : "")}.");
        if (plan.Kind is not PagingKind.PageNumber && OfNumbers.FirstOrDefault(word => _said[word] is not null) is { } numbered)
            Fail(_said.Property(numbered)!, $"'{numbered}' goes with numbered pages.");
        if (_said["back"] is not null && (back?["cursor"] is null || back["next"] is null))
            Fail(_said.Property("back")!, "'back' is an object of 'cursor' and 'next'.");
    }

    private int FirstPage()
    {
        if (_said["firstPage"] is not { } first)
            return 1;
        if (first is JValue { Value: 0L or 1L })
            return first.Value<int>();
        Fail(_said.Property("firstPage")!, "'firstPage' is 0 or 1.");
        return 1;
    }

    private RequestPlace? InRequest(JObject owner, string word, params string[] types)
    {
        if (Text(owner, word) is not { } text)
            return null;
        var member = owner.Property(word)!;
        RequestPlace? found = null;
        if (text.StartsWith(Request + "body#/", StringComparison.Ordinal))
        {
            var pointer = JsonPointer.Of(text[(Request + "body#").Length..], member.Value.Mark());
            if (_shape.Body is { } body && _shape.Under(body, pointer.Steps) is { } schema)
                found = new RequestPlace("body", null, pointer, schema);
        }
        else if (text.StartsWith(Request, StringComparison.Ordinal) && text[Request.Length..].Split('.', 2) is [var place and ("query" or "header"), var name])
        {
            if (_operation.Find(place, name) is { } parameter)
            {
                var schema = parameter["schema"] is JObject declared ? _shape.Resolve(declared) : [];
                found = new RequestPlace(place, name, null, schema, parameter["required"]?.Value<bool>() == true);
            }
        }
        else
        {
            var places = $"{Request}query.{word}, {Request}header.{word} or {Request}body#/{word}";
            Fail(member, $"'{word}' is a place of the request, as in {places}, and this is {Characters.Shown(text)}.");
            return null;
        }
        if (found is null)
            Fail(member, $"{_operation.Id} has no {Characters.Shown(text)}.");
        else
            CheckType(member, text, found.Schema, types);
        return found;
    }

    private (JsonPointer Pointer, JObject Schema)? InAnswer(JObject owner, string word, params string[] types)
    {
        if (Text(owner, word) is not { } text || IsHeader(word, text))
            return null;
        var member = owner.Property(word)!;
        if (text is not (Answer or Answer + "#") && !text.StartsWith(Answer + "#/", StringComparison.Ordinal))
        {
            var header = OfHeaders.TryGetValue(word, out var usual) ? $" or {AnswerHeader}{usual}" : "";
            Fail(member, $"'{word}' is a place of the answer, as in {Answer}#/{word}{header}, and this is {Characters.Shown(text)}.");
            return null;
        }
        var pointer = JsonPointer.Of(text[Math.Min(text.Length, Answer.Length + 1)..], member.Value.Mark());
        if (_shape.HasFreeFormAnswer && word == "items")
            return (pointer, []);
        if (_shape.Answer is not { } answer || _shape.Under(answer, pointer.Steps) is not { } schema)
        {
            Fail(member, $"The answer of {_operation.Id} has no {Characters.Shown(text)}.");
            return null;
        }
        CheckType(member, text, schema, types);
        return (pointer, schema);
    }

    /// <summary>Headers are text; one that has links is known to all of HTTP, and any answer may bring it.</summary>
    private AnswerPlace? InBodyOrHeader(string word, string type)
    {
        if (Text(_said, word) is not { } text || !IsHeader(word, text))
            return InAnswer(_said, word, type) is { } member ? new AnswerPlace(null, member.Pointer) : null;
        var name = text[AnswerHeader.Length..];
        var declared = _shape.Header(name);
        if (declared is { Value: JObject header })
        {
            var schema = _shape.Resolve(header)["schema"] as JObject ?? [];
            CheckType(_said.Property(word)!, text, _shape.Resolve(schema), [.. new[] { type, "string" }.Distinct()]);
        }
        else if (!name.Equals("Link", StringComparison.OrdinalIgnoreCase))
            Fail(_said.Property(word)!, $"The answer of {_operation.Id} has no {Characters.Shown(text)}.");
        return new AnswerPlace(declared?.Name ?? name, null);
    }

    private static bool IsHeader(string word, string text) => OfHeaders.ContainsKey(word) && text.StartsWith(AnswerHeader, StringComparison.Ordinal);

    private JsonPointer? InItem(string word, JObject? list)
    {
        if (Text(_said, word) is not { } text)
            return null;
        var member = _said.Property(word)!;
        if (text is not (['/', ..] or []))
        {
            Fail(member, $"'{word}' is a JSON pointer within an item, as in /id, and this is {Characters.Shown(text)}.");
            return null;
        }
        var pointer = JsonPointer.Of(text, member.Value.Mark());
        if (_shape.ItemOf(list) is not { } item || _shape.Under(item, pointer.Steps) is not { } schema)
            Fail(member, $"An item of {_operation.Id} has no {Characters.Shown(text)}.");
        else
            CheckType(member, text, schema, ["string", "integer"]);
        return pointer;
    }

    private string? Text(JObject owner, string word)
    {
        if (owner[word] is JValue { Value: string text })
            return text;
        if (owner[word] is not null)
            Fail(owner.Property(word)!, $"'{word}' is a text.");
        return null;
    }

    private void CheckType(JProperty member, string text, JObject schema, string[] types)
    {
        if (Schemas.TypeOf(schema) is { } type && !types.Contains(type))
            Fail(member, $"'{member.Name}' is {string.Join(" or ", types)}, and {Characters.Shown(text)} is {type}.");
    }

    private void Fail(JToken at, string message) =>
        _problems.Add(new Problem(ProblemCode.InvalidOverlay, (at as JProperty)?.Value.Mark() ?? at.Mark(), message));
}
