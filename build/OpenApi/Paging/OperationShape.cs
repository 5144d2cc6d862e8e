using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.OpenApi.Paging;

/// <summary>What an operation's requests and answers hold, as far as paging asks.</summary>
internal sealed class OperationShape
{
    public OperationShape(Operation operation)
    {
        Operation = operation;
        var responses = Schemas.Members(operation.Value["responses"]);
        Response = responses.FirstOrDefault(response => response.Name is ['2', ..] or "default") is { Value: JObject response } ? Resolve(response) : null;
        Answer = Response is null ? null : SchemaOf(Response);
        Body = operation.Value["requestBody"] is JObject body ? SchemaOf(Resolve(body)) : null;
    }

    public Operation Operation { get; }

    /// <summary>The response of success.</summary>
    public JObject? Response { get; }

    /// <summary>The schema of its body.</summary>
    public JObject? Answer { get; }

    /// <summary>The schema of a request's body.</summary>
    public JObject? Body { get; }

    /// <summary>Whether the description leaves open what an answer holds.</summary>
    public bool HasFreeFormAnswer =>
        Answer is not null && Schemas.TypeOf(Answer) is null or "object" && Answer["properties"] is null && Answer["allOf"] is null;

    /// <summary>A header of the answer, whatever the case of its name.</summary>
    public JProperty? Header(string name) =>
        Schemas.Members(Response?["headers"]).FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands at a pointer in the values of a schema.</summary>
    public JObject? Under(JObject schema, IEnumerable<string> steps) =>
        steps.Aggregate((JObject?)Resolve(schema), (at, step) => at is null ? null : Members(at).FirstOrDefault(member => member.Name == step).Schema);

    /// <summary>The schema of a list's items.</summary>
    public JObject? ItemOf(JObject? list) => list?["items"] is JObject item ? Resolve(item) : null;

    /// <summary>The members of an object, those of its parts too, each as it stands there and as what it refers to.</summary>
    public IEnumerable<(string Name, JObject Said, JObject Schema)> Members(JObject schema) => Members(schema, []);

    public JObject Resolve(JObject value) => Schemas.Resolve(Operation.Document, value);

    private IEnumerable<(string Name, JObject Said, JObject Schema)> Members(JObject schema, HashSet<JObject> seen)
    {
        if (!seen.Add(schema))
            yield break;
        foreach (var member in Schemas.Members(schema["properties"]))
        {
            if (member.Value is JObject said)
                yield return (member.Name, said, Resolve(said));
        }
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>())
        {
            foreach (var member in Members(Resolve(part), seen))
                yield return member;
        }
    }

    private JObject? SchemaOf(JObject holder) =>
        Schemas.Members(holder["content"]).FirstOrDefault(media => MediaTypes.IsJson(media.Name))?.Value["schema"] is JObject schema ? Resolve(schema) : null;
}
