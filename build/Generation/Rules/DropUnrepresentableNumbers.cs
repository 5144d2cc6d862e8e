using System.Numerics;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Rules;

/// <summary>For both generators: a bound or a value that no number of C# can pass or be is not told them.</summary>
internal sealed class DropUnrepresentableNumbers : IRule
{
    private static readonly string[] Bounds = ["minimum", "maximum", "multipleOf"];
    private static readonly string[] Counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];

    public string Name => "drop-unrepresentable-numbers";

    public string Purpose => "The generators stop at a bound that no decimal, and at a length that no int can hold; what the type cannot pass need not be checked, and the documentation has it.";

    public bool KeepsSchemas => true;

    /// <summary>Whether a bound can be compared with: it is a decimal.</summary>
    public static bool IsHeld(JToken bound) => bound is JValue { Value: var number } && number switch
    {
        BigInteger whole => BigInteger.Abs(whole) <= (BigInteger)decimal.MaxValue,
        double wide => Math.Abs(wide) < (double)decimal.MaxValue && (wide == 0 || Math.Abs(wide) >= 1e-28),
        decimal or long => true,
        _ => false,
    };

    /// <summary>Whether a text or a list can have that length.</summary>
    public static bool IsLength(JToken count) => count is JValue { Value: long and >= 0 and <= int.MaxValue };

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var bound in schema.Properties().Where(member => Bounds.Contains(member.Name) && !IsHeld(member.Value) || Counts.Contains(member.Name) && !IsLength(member.Value)).ToList())
            {
                document.Log(this, schema, $"{bound.Name} {bound.Value} → none");
                bound.Remove();
            }
            if (Schemas.TypeOf(schema) != "integer" || schema["enum"] is not JArray values)
                continue;
            foreach (var value in values.OfType<JValue>().Where(value => value.Value is BigInteger).ToList())
            {
                document.Log(this, schema, $"the value {value} → none");
                (schema[Extension.ValueNames] as JArray)?.ElementAtOrDefault(values.IndexOf(value))?.Remove();
                value.Remove();
            }
            if (values.Count == 0)
                schema.Remove("enum");
        }
    }
}
