using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>Parameters in camelCase, properties in PascalCase; the wire keeps the vendor's names.</summary>
internal sealed class AssignCSharpNames : IRule
{
    /// <summary>What each enum of ours has beside its values.</summary>
    private static readonly string[] Members =
    [
        "Value", "Known", "ToString", "Equals", "GetHashCode", "Deconstruct", "PrintMembers", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize",
    ];

    public string Name => "assign-csharp-names";

    public string Purpose => "NSwag would call session_id Session_id; the name on the wire stays the vendor's.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
            NameParameters(operation, document);
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
        {
            if (component.Value is not JObject schema)
                continue;
            NameProperties(component.Name, schema, document);
            NameValues(component.Name, schema);
        }
        foreach (var names in document.Schemas.Select(schema => schema.Property(Extension.ValueNames)).OfType<JProperty>().ToList())
        {
            if (names.Parent!["enum"] is JArray values && names.Value is JArray given && AreNames(given, values.Count))
                continue;
            document.Log(this, names.Value, $"{names.Name}, which are no names → none");
            names.Remove();
        }
    }

    private void NameParameters(Operation operation, WorkingDocument document)
    {
        // Each method has one of its own.
        var taken = new HashSet<string> { "cancellationToken" };
        foreach (var parameter in operation.Parameters)
        {
            var wire = parameter["name"]!.ToString();
            // An overlay may have chosen a better one.
            var name = parameter[Extension.ParameterName]?.ToString() is { } chosen && Identifier.IsValid(chosen) ? chosen : Words.Camel(wire);
            name = Words.Unclaimed(name, taken.Add);
            parameter.Remove(Extension.ParameterName);
            if (name == wire)
                continue;
            parameter[Extension.ParameterName] = name;
            document.Log(this, parameter, $"{wire} → {name}");
        }
    }

    private void NameProperties(string owner, JObject schema, WorkingDocument document)
    {
        var taken = new HashSet<string>();
        foreach (var part in OwnParts(schema))
        {
            foreach (var property in Schemas.Members(part["properties"]))
            {
                if (property.Value is not JObject value)
                    continue;
                var name = value[Extension.MemberName]?.ToString() is { } chosen && Identifier.IsValid(chosen) ? chosen : Words.Pascal(property.Name);
                value.Remove(Extension.MemberName);
                // A class has no member of its own name, and each has this one.
                if (name == Words.TypeName(owner) || name == "AdditionalProperties")
                    name += "Value";
                name = Words.Unclaimed(name, taken.Add);
                if (property.Name.Length > 0 && name == char.ToUpperInvariant(property.Name[0]) + property.Name[1..])
                    continue;
                value[Extension.MemberName] = name;
                document.Log(this, value, $"{property.Name} → {name}");
            }
        }
    }

    private static IEnumerable<JObject> OwnParts(JObject schema) => (schema["allOf"] as JArray ?? []).OfType<JObject>().SelectMany(OwnParts).Prepend(schema);

    private static void NameValues(string owner, JObject schema)
    {
        if (schema["enum"] is not JArray values || schema[Extension.ValueNames] is JArray given && AreNames(given, values.Count))
            return;
        var taken = new HashSet<string>();
        var names = new JArray();
        foreach (var value in values)
        {
            // Values may differ in case or punctuation alone: each still gets a name.
            var name = value.ToString() is { Length: > 0 } text ? Words.Pascal(text) : "Empty";
            names.Add(Words.Unclaimed(name == Words.TypeName(owner) || Members.Contains(name) ? name + "Value" : name, taken.Add));
        }
        schema[Extension.ValueNames] = names;
    }

    /// <summary>Whether the names that an overlay or the vendor has chosen can be had in C#.</summary>
    private static bool AreNames(JArray given, int count) => given.Count == count && given.OfType<JValue>().Select(name => name.Value as string).Distinct(StringComparer.OrdinalIgnoreCase).Count(IsName) == count;

    private static bool IsName(string? text) => Identifier.IsValid(text) && !Members.Contains(text);
}
