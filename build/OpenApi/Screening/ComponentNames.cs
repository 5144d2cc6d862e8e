using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Screening;

/// <summary>Finds components whose names have other characters than OpenAPI's, and what refers to them.</summary>
internal static partial class ComponentNames
{
    public static IEnumerable<Finding> Find(JObject document)
    {
        var renamed = new Dictionary<(string Section, string Name), string>();
        foreach (var section in Schemas.Members(document["components"]).Where(section => section.Value is JObject && !Extension.Is(section)))
        {
            var names = Schemas.Members(section.Value).Select(component => component.Name).ToHashSet();
            foreach (var component in Schemas.Members(section.Value).Where(component => !Name().IsMatch(component.Name) || !component.Name.Any(char.IsLetterOrDigit)))
            {
                if (!Characters.AreVisible(component.Name))
                {
                    yield return Finding.Refused(component, $"{Characters.Shown(component.Name)} cannot name a component: letters, digits, '.', '-' and '_' can.");
                    continue;
                }
                var name = Strange().Replace(component.Name, "_");
                name = Words.Unclaimed(name.Any(char.IsLetterOrDigit) ? name : "Unnamed", names.Add);
                renamed[(section.Name, component.Name)] = name;
                yield return new Finding(
                    component,
                    $"{Characters.Shown(component.Name)} has characters that a component's name cannot have.",
                    $"It is called '{name}'.",
                    $"{component.Name} → {name}",
                    () => component.Replace(new JProperty(name, component.Value).From(component)));
            }
        }
        if (renamed.Count > 0)
            yield return new Finding(document, null, null, "their references follow", () => Follow(document, renamed));
    }

    private static void Follow(JObject document, Dictionary<(string Section, string Name), string> renamed)
    {
        foreach (var (value, part) in Parts.Within(document, Part.Document))
        {
            if (Schemas.IsReference(value))
                value["$ref"] = Renamed(value["$ref"]!.ToString(), renamed);
            if (part == Part.Schema && value["discriminator"] is JObject discriminator)
            {
                foreach (var entry in Schemas.Members(discriminator["mapping"]).Where(entry => entry.Value.Type == JTokenType.String))
                    entry.Value = new JValue(renamed.GetValueOrDefault(("schemas", entry.Value.ToString())) ?? Renamed(entry.Value.ToString(), renamed)).From(entry.Value);
            }
            if (part is not (Part.Document or Part.Operation))
                continue;
            foreach (var requirement in (value["security"] as JArray ?? []).SelectMany(Schemas.Members).ToList())
            {
                if (renamed.TryGetValue(("securitySchemes", requirement.Name), out var name))
                    requirement.Replace(new JProperty(name, requirement.Value).From(requirement));
            }
        }
    }

    private static string Renamed(string reference, Dictionary<(string Section, string Name), string> renamed)
    {
        if (reference.Split('/') is not ["#", "components", var section, var name, .. var rest] || !renamed.TryGetValue((section, Marks.Unescape(name)), out var other))
            return reference;
        return string.Join('/', ["#", "components", section, other, .. rest]);
    }

    /// <summary>OpenAPI's own pattern, with the letters of other scripts, which C# has too.</summary>
    [GeneratedRegex(@"^[\p{L}\p{Nd}._-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"[^\p{L}\p{Nd}._-]")]
    private static partial Regex Strange();
}
