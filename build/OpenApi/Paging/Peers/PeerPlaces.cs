using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Paging.Peers;

/// <summary>Places of an operation as <c>x-paging</c> names them, and what follows from the description where a peer's words leave it out.</summary>
internal sealed class PeerPlaces(Operation operation)
{
    public const string Answer = "$response.body#";

    public OperationShape Shape { get; } = new(operation);

    /// <summary>A parameter of the query or of a header, and its schema.</summary>
    public (string Place, JObject Schema) Parameter(string name)
    {
        foreach (var place in (string[])["query", "header"])
        {
            if (operation.Find(place, name) is { } parameter)
                return ($"$request.{place}.{name}", parameter["schema"] is JObject schema ? Shape.Resolve(schema) : []);
        }
        throw new TooLittleSaidException($"{operation.Id} has no parameter {Characters.Shown(name)} in its query or a header.");
    }

    /// <summary>A member of the request's body, and its schema.</summary>
    public (string Place, JObject Schema) Member(string name) => Shape.Body is { } body && Shape.Under(body, [name]) is { } schema
        ? ($"$request.body#{JsonPointer.TextOf([name])}", schema)
        : throw new TooLittleSaidException($"The body of {operation.Id} has no {Characters.Shown(name)}.");

    /// <summary>The answer itself where it is a list, or the one list that is a member of it.</summary>
    public string OneList()
    {
        if (Shape.Answer is not { } answer)
            throw new TooLittleSaidException($"{operation.Id} gives no JSON.");
        if (Schemas.TypeOf(answer) == "array")
            return Answer;
        return Shape.Members(answer).Where(member => Schemas.TypeOf(member.Schema) == "array").Select(member => member.Name).Distinct().ToList() is [var list]
            ? Answer + JsonPointer.TextOf([list])
            : throw new TooLittleSaidException("It does not say where an answer has its items, and not one member alone is a list.");
    }

    /// <summary>An item's <c>id</c>, where it has one.</summary>
    public string? IdOf(string items)
    {
        var list = Shape.Answer is { } answer ? Shape.Under(answer, JsonPointer.Of(items[Answer.Length..], new("", 1, 1)).Steps) : null;
        return Shape.ItemOf(list) is { } item && Shape.Under(item, ["id"]) is { } id && Schemas.TypeOf(id) is "string" or "integer" ? "/id" : null;
    }

    /// <summary>The number of the first page, by the bounds of what asks for one.</summary>
    public static int FirstPage(JObject schema) => (schema["default"], schema["minimum"]) switch
    {
        (JValue { Value: 0L }, _) => 0,
        (JValue { Value: 1L }, _) or (null, not JValue { Value: 0L }) => 1,
        _ => throw new TooLittleSaidException("It does not say whether pages are counted from 0 or from 1."),
    };
}
