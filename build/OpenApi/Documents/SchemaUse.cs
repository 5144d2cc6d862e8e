using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Documents;

/// <summary>Which schemas the requests of a document have, and which its answers.</summary>
internal sealed class SchemaUse
{
    private readonly JObject _document;
    private readonly HashSet<JObject> _sent = [];
    private readonly HashSet<JObject> _answered = [];

    public SchemaUse(JObject document)
    {
        _document = document;
        foreach (var operation in Schemas.Operations(document))
        {
            foreach (var parameter in operation.Parameters)
                Follow(parameter, Part.Parameter, _sent);
            if (operation.Value["requestBody"] is JObject body)
                Follow(body, Part.RequestBody, _sent);
            foreach (var response in Schemas.Members(operation.Value["responses"]).Select(response => response.Value).OfType<JObject>())
                Follow(response, Part.Response, _answered);
        }
    }

    /// <summary>Whether a request may have a value of a schema.</summary>
    public bool IsSent(JObject schema) => _sent.Contains(schema);

    /// <summary>Whether an answer may.</summary>
    public bool IsAnswered(JObject schema) => _answered.Contains(schema);

    private void Follow(JObject root, Part kind, HashSet<JObject> seen)
    {
        var open = new Stack<(JObject Value, Part Part)>();
        open.Push((root, kind));
        while (open.TryPop(out var next))
        {
            foreach (var (value, part) in Parts.Within(next.Value, next.Part))
            {
                if (part == Part.Schema && !seen.Add(value))
                    continue;
                if (Schemas.IsReference(value) && Schemas.Resolve(_document, value) is var target && target != value && !seen.Contains(target))
                    open.Push((target, part));
                // A discriminator leads to those that have the schema as a part.
                foreach (var kindOf in Schemas.Members((value["discriminator"] as JObject)?["mapping"]))
                {
                    if (Schemas.Find(_document, kindOf.Value.ToString()) is JObject one && !seen.Contains(one))
                        open.Push((one, Part.Schema));
                }
            }
        }
    }
}
