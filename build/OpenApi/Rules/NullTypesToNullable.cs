using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary><c>type: [string, 'null']</c> → <c>type: string, nullable: true</c>.</summary>
internal sealed class NullTypesToNullable : IRule
{
    /// <summary>What is in the names of the formats of numbers.</summary>
    private static readonly string[] Numbers = ["int", "double", "float", "decimal"];

    public string Name => "null-types-to-nullable";

    public string Purpose => "A list of types becomes one type, nullable where 'null' was among them, or a union.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["type"] is not JArray types)
                continue;
            var names = Schemas.Texts(types).Where(type => type != "null").ToList();
            document.Log(this, schema, $"type [{string.Join(", ", types)}]");
            if (Schemas.Texts(types).Contains("null"))
                schema["nullable"] = true;
            if (names.Count == 1)
                schema["type"] = names[0];
            else
                schema.Property("type")!.Replace(new JProperty("anyOf", new JArray(names.Select(type => Branch(schema, type)))));
        }
    }

    /// <summary>One of the types, with the format if it is one of its own.</summary>
    private static JObject Branch(JObject schema, string type)
    {
        var branch = new JObject { ["type"] = type };
        if (schema["format"] is JValue format && (type is "integer" or "number") == Numbers.Any(word => format.ToString().Contains(word, StringComparison.Ordinal)) && type is "integer" or "number" or "string")
        {
            branch["format"] = format.DeepClone();
            schema.Remove("format");
        }
        return branch;
    }
}
