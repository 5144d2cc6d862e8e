using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>How RFC 9535 compares two values, of which null is Nothing.</summary>
internal static class Values
{
    /// <summary>Whether they are one value: 1 is 1.0, and the order of members tells nothing.</summary>
    public static bool AreEqual(JToken? left, JToken? right, Evaluation evaluation)
    {
        if (left is null || right is null)
            return left is null && right is null;
        var open = new Stack<(JToken, JToken)>([(left, right)]);
        while (open.TryPop(out var pair))
        {
            evaluation.Spend(1);
            switch (pair)
            {
                case (JObject one, JObject other):
                    if (one.Count != other.Count)
                        return false;
                    foreach (var member in one.Properties())
                    {
                        if (other.Property(member.Name, StringComparison.Ordinal) is not { } same)
                            return false;
                        open.Push((member.Value, same.Value));
                    }
                    break;
                case (JArray one, JArray other):
                    if (one.Count != other.Count)
                        return false;
                    foreach (var items in one.Zip(other))
                        open.Push(items);
                    break;
                case (JValue one, JValue other):
                    if (!(IsNumber(one) || IsNumber(other) ? Compare(one, other) == 0 : Equals(one.Value, other.Value)))
                        return false;
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    /// <summary>Whether both are numbers, or both texts, and the left one comes first.</summary>
    public static bool IsLess(JToken? left, JToken? right) => (left, right) switch
    {
        _ when TextOf(left) is { } one && TextOf(right) is { } other => CompareScalars(one, other) < 0,
        (JValue one, JValue other) => Compare(one, other) < 0,
        _ => false,
    };

    /// <summary>The text that a value is, if it is one.</summary>
    public static string? TextOf(JToken? value) => value is JValue { Type: JTokenType.String, Value: string text } ? text : null;

    /// <summary>A number of a document, or a literal that no type of .NET holds, which is kept as it is written.</summary>
    private static bool IsNumber(JValue value) => value.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Raw;

    private static int? Compare(JValue left, JValue right)
    {
        if (!IsNumber(left) || !IsNumber(right))
            return null;
        if (left.Value is long one && right.Value is long other)
            return one.CompareTo(other);
        return ExactValue.Of(left) is { } first && ExactValue.Of(right) is { } second ? first.CompareTo(second) : null;
    }

    /// <summary>By Unicode's scalar values, among which those that UTF-16 writes as surrogates come last.</summary>
    private static int CompareScalars(string left, string right)
    {
        for (var at = 0; at < left.Length && at < right.Length; at++)
        {
            var (one, other) = (left[at], right[at]);
            if (one != other)
                return char.IsSurrogate(one) == char.IsSurrogate(other) ? one.CompareTo(other) : char.IsSurrogate(one) ? 1 : -1;
        }
        return left.Length.CompareTo(right.Length);
    }
}
