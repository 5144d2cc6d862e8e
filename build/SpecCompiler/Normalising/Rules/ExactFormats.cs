namespace SpecCompiler.Normalising.Rules;

/// <summary>For NSwag: a format whose .NET type would write another text than it read is not heard.</summary>
internal sealed class ExactFormats : IRule
{
    private static readonly string[] Inexact = ["uuid", "guid", "time", "uri", "byte", "float"];

    public string Name => "nswag-exact-format";

    public string Purpose => "A Guid forgets its case, a TimeOnly its zone, bytes their padding and a float half of its digits; strings and doubles keep them.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema.Property("format") is not { } format || !Inexact.Contains(format.Value.ToString()))
                continue;
            document.Log(this, schema, $"format {format.Value} → {Schemas.TypeOf(schema)} alone");
            format.Remove();
            schema["x-format"] ??= format.Value.DeepClone();
        }
    }
}
