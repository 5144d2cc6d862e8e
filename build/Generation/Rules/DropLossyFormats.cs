using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Rules;

/// <summary>A format whose .NET type would write another text than it read is not heard.</summary>
internal sealed class DropLossyFormats : IRule
{
    private static readonly string[] Inexact = ["uuid", "guid", "time", "duration", "uri", "byte", "base64url", "float"];

    public string Name => "drop-lossy-formats";

    public string Purpose => "A Guid forgets its case, a TimeOnly its zone, a TimeSpan its months, bytes their padding, a float half of its digits and a number in an integer's format its fraction; strings and doubles keep them.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema.Property("format") is not { } format)
                continue;
            // A number that is not said to be whole may have a fraction, whatever its width.
            if (!Inexact.Contains(format.Value.ToString()) && !(Schemas.TypeOf(schema) == "number" && format.Value.ToString().Contains("int", StringComparison.Ordinal)))
                continue;
            document.Log(this, schema, $"format {format.Value} → {Schemas.TypeOf(schema)} alone");
            format.Remove();
            schema[Extension.Format] ??= format.Value.DeepClone();
        }
    }
}
