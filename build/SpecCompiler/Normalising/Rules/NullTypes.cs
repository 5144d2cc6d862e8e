using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary><c>type: [string, 'null']</c> → <c>type: string, nullable: true</c>.</summary>
internal sealed class NullTypes : IRule
{
    public string Name => "null-type";

    public string Purpose => "A list of types becomes one type, nullable where 'null' was among them, or a union.";

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["type"] is not JArray types)
                continue;
            var names = types.Values<string>().Where(type => type != "null").ToList();
            document.Log(this, schema, $"type [{string.Join(", ", types)}]");
            if (names.Count < types.Count)
                schema["nullable"] = true;
            if (names.Count == 1)
                schema["type"] = names[0];
            else
                schema.Property("type")!.Replace(new JProperty("anyOf", new JArray(names.Select(type => new JObject { ["type"] = type }))));
        }
    }
}
