using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Suggesting;

/// <summary>Names for objects and enums that a description gives none: by their title, or by the member that holds them.</summary>
internal static class SuggestedNames
{
    private static readonly string[] TooGeneral = ["Data", "Item", "Items", "Value", "Values", "Result", "Results", "Response", "Object", "Type", "Content", "Node", "Meta", "Option"];

    /// <param name="document">The description with its overlays.</param>
    /// <param name="compiled">What is compiled of it: the names that would be made up.</param>
    public static IEnumerable<SuggestedAction> In(JObject document, EffectiveDocument compiled)
    {
        var taken = Schemas.Members(compiled.Root["components"]?["schemas"]).Select(schema => Words.TypeName(schema.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (pointer, made) in compiled.MadeUpNames)
        {
            List<string> steps = [.. pointer.Split('/').Skip(1).Select(Marks.Unescape)];
            if (Schemas.Find(document, pointer) is not JObject schema || schema[Extension.SchemaName] is not null || Name(schema, steps) is not { } found)
                continue;
            if (found.Name.Length < made.Length && !TooGeneral.Contains(found.Name) && taken.Add(found.Name))
                yield return new SuggestedAction(schema, $"{found.Evidence}; without a name it would be called {made}.", new JObject { [Extension.SchemaName] = found.Name });
        }
    }

    private static (string Name, string Evidence)? Name(JObject schema, List<string> steps)
    {
        if (schema["title"] is JValue { Value: string title } && Usable(title) is { } titled)
            return (titled, $"Its title is '{title}'");
        return steps switch
        {
            [.., "properties", var list, "items"] when Usable(Words.Singular(list)) is { } item => (item, $"It is what the list '{list}' holds"),
            [.., "properties", var member] when Usable(member) is { } name => (name, $"It is the value of '{member}'"),
            _ => null,
        };
    }

    private static string? Usable(string words) => Words.Pascal(words) is { Length: > 2 and <= 40 } name && Identifier.IsValid(name) && char.IsAsciiLetterUpper(name[0]) ? name : null;
}
