using Newtonsoft.Json.Linq;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota;

/// <summary>For Kiota, whose own enums are closed: the documented values of each enum as named constants.</summary>
internal static class KnownValues
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "known-values 2";

    /// <summary>The source, or nothing for a document without enums of strings.</summary>
    public static string? Write(EffectiveDocument document)
    {
        var enums = Schemas.Members(document.Root["components"]?["schemas"]).Where(schema => IsOfStrings(schema.Value)).ToList();
        if (enums.Count == 0)
            return null;
        Code file = $"{FileHeader.Text}\nnamespace {Code.Name(document.Names.Client("Kiota"))}.Models;\n{Code.Join("", enums.Select(Class))}";
        return file.ToString();
    }

    private static Code Class(JProperty schema)
    {
        var names = schema.Value[Extension.ValueNames]!.Values<string>();
        var said = schema.Value["description"] is { } description ? $"{Code.Documentation(description.ToString().TrimEnd('.'))}. " : Code.None;
        var constants = schema.Value["enum"]!.Values<string>().Zip(names).Where(value => value.First is not null).Select(value => Constant(value.First!, value.Second!));
        return $$"""

            /// <summary>{{said}}The documented values of <c>{{Code.Documentation(schema.Name)}}</c>. A vendor may send others.</summary>
            public static class {{Code.Name(Words.Pascal(schema.Name))}}
            {
            {{Code.Join("\n", constants)}}}

            """;
    }

    private static Code Constant(string value, string name) => $"""
            /// <summary>The value <c>{Code.Documentation(value)}</c>.</summary>
            public const string {Code.Name(name)} = {Code.Literal(value)};

        """;

    private static bool IsOfStrings(JToken schema) =>
        schema["enum"] is JArray values && values.All(value => value.Type is JTokenType.String or JTokenType.Null);
}
