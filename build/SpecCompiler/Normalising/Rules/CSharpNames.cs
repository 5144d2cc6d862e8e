using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising.Rules;

/// <summary>Parameters in camelCase, properties in PascalCase; the wire keeps the vendor's names.</summary>
internal sealed class CSharpNames : IRule
{
    /// <summary>The word that our NSwag template reads a property's C# name from.</summary>
    public const string PropertyWord = "x-csharp-name";

    /// <summary>NSwag's own word for a parameter's C# name.</summary>
    public const string ParameterWord = "x-originalName";

    /// <summary>NSwag's own word for the names of an enum's values.</summary>
    public const string ValuesWord = "x-enumNames";

    public string Name => "csharp-name";

    public string Purpose => "NSwag would call session_id Session_id; the name on the wire stays the vendor's.";

    public void Apply(JObject document, RewriteLog log)
    {
        foreach (var operation in Schemas.Operations(document))
            NameParameters(operation, log);
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
        {
            if (component.Value is not JObject schema)
                continue;
            NameProperties(component.Name, schema, log);
            NameValues(schema);
        }
    }

    private void NameParameters(Operation operation, RewriteLog log)
    {
        var taken = new Dictionary<string, string>();
        foreach (var parameter in operation.Parameters)
        {
            var wire = parameter["name"]!.ToString();
            // An overlay may have chosen a better one.
            var name = parameter[ParameterWord]?.ToString() ?? Words.Camel(wire);
            Claim(taken, name, wire, parameter, "parameters");
            if (name == wire)
                continue;
            parameter[ParameterWord] = name;
            log.Add(this, parameter, $"{wire} → {name}");
        }
    }

    private void NameProperties(string owner, JObject schema, RewriteLog log)
    {
        var taken = new Dictionary<string, string>();
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>().Prepend(schema))
        {
            foreach (var property in Schemas.Members(part["properties"]))
            {
                if (property.Value is not JObject value)
                    continue;
                var name = Words.Pascal(property.Name);
                // A class has no member of its own name, and each has this one.
                if (name == owner || name == "AdditionalProperties")
                    name += "Value";
                Claim(taken, name, property.Name, value, "properties");
                if (name == char.ToUpperInvariant(property.Name[0]) + property.Name[1..])
                    continue;
                value[PropertyWord] = name;
                log.Add(this, value, $"{property.Name} → {name}");
            }
        }
    }

    private static void NameValues(JObject schema)
    {
        if (schema["enum"] is not JArray values || schema[ValuesWord] is not null)
            return;
        var taken = new HashSet<string>();
        var names = new JArray();
        foreach (var value in values)
        {
            var stem = value.ToString() is { Length: > 0 } text ? Words.Pascal(text) : "Empty";
            var name = stem;
            // Values may differ in case or punctuation alone: each still gets a name.
            for (var i = 2; !taken.Add(name); i++)
                name = stem + Words.Ordinal(i);
            names.Add(name);
        }
        schema[ValuesWord] = names;
    }

    private static void Claim(Dictionary<string, string> taken, string name, string wire, JToken at, string kind)
    {
        if (!taken.TryAdd(name, wire))
            throw new ProblemException(ProblemCode.SchemaName, at.Mark(), $"The {kind} '{taken[name]}' and '{wire}' would both be called '{name}' in C#.");
    }
}
