using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: of a union of texts, numbers and truth values one branch has a format.</summary>
internal sealed class DropRepeatedUnionFormats : IRule
{
    public string Name => "kiota-drop-repeated-union-formats";

    public string Purpose => "Where a union of primitives is referred to and no branch has a format, Kiota looks for a class in it without end; the format changes nothing of the type.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
            {
                if (schema[keyword] is not JArray { Count: > 1 } list || list.OfType<JObject>().ToList() is var branches && !branches.All(IsPlain))
                    continue;
                if (branches.FirstOrDefault(branch => Schemas.TypeOf(branch) is "string" or "number") is not { } first)
                    continue;
                first["format"] = Schemas.TypeOf(first) == "number" ? "double" : "text";
                document.Log(this, first, $"no format → {first["format"]}");
            }
        }
    }

    private static bool IsPlain(JObject branch) =>
        Schemas.TypeOf(branch) is "string" or "number" or "integer" or "boolean" && branch["format"] is null;
}
