using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>An integer without a size is 64 bits wide.</summary>
internal sealed class WidenIntegers : IRule
{
    public string Name => "widen-integers";

    public string Purpose => "JSON's integers have no size: without a format, and as Unix times, both generators would read 32 bits.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (Schemas.TypeOf(schema) != "integer" || schema["format"]?.ToString() is "int32" or "int64")
                continue;
            if (schema["format"] is { } format)
                schema[Extension.Format] = format.DeepClone();
            document.Log(this, schema, schema["format"] is { } other ? $"format {other} → int64" : "no format → int64");
            schema["format"] = "int64";
        }
    }
}
