using System.Globalization;
using System.Text.Json;

namespace AgentSessions.Calling;

/// <summary>
/// Compares JSON texts as values: members by exact name in any order, numbers by their decimal value, strings exactly,
/// except that date-times of one instant and one offset are equal.
/// </summary>
internal static class JsonValues
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The JSON path of the first difference and what differs, or nothing.</summary>
    public static string? Difference(string expected, string actual)
    {
        using var one = JsonDocument.Parse(expected, Strict);
        using var other = Parse(actual, out var problem);
        return other is null ? $"$: the actual text is no JSON: {problem}" : Difference("$", one.RootElement, other.RootElement);
    }

    private static JsonDocument? Parse(string text, out string? problem)
    {
        try
        {
            problem = null;
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException e)
        {
            problem = e.Message;
            return null;
        }
    }

    private static string? Difference(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind)
            return $"{path}: {Shown(expected)} became {Shown(actual)}";
        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(path, expected, actual),
            JsonValueKind.Array => Elements(path, expected, actual),
            JsonValueKind.Number when !SameNumber(expected.GetRawText(), actual.GetRawText()) => $"{path}: {Shown(expected)} became {Shown(actual)}",
            JsonValueKind.String when !SameString(expected.GetString()!, actual.GetString()!) => $"{path}: {Shown(expected)} became {Shown(actual)}",
            _ => null,
        };
    }

    private static string? Members(string path, JsonElement expected, JsonElement actual)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var inner = PathOf(path, member.Name);
            if (!actual.TryGetProperty(member.Name, out var other))
                return $"{inner}: {Shown(member.Value)} is gone";
            if (Difference(inner, member.Value, other) is { } difference)
                return difference;
        }
        foreach (var member in actual.EnumerateObject())
        {
            if (!expected.TryGetProperty(member.Name, out _))
                return $"{PathOf(path, member.Name)}: {Shown(member.Value)} came from nowhere";
        }
        return null;
    }

    private static string? Elements(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
            return $"{path}: {expected.GetArrayLength()} elements became {actual.GetArrayLength()}";
        var index = 0;
        foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
        {
            if (Difference($"{path}[{index++}]", one, other) is { } difference)
                return difference;
        }
        return null;
    }

    private static string PathOf(string path, string name) =>
        name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? $"{path}.{name}" : $"{path}['{name}']";

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();

    public static bool SameString(string one, string other) =>
        one == other || TimeOf(one) is { } instant && TimeOf(other) is { } second && instant.EqualsExact(second);

    private static DateTimeOffset? TimeOf(string text) =>
        text.Length >= 20 && char.IsAsciiDigit(text[0]) && text[10] is 'T' or 't'
        && (text[^1] is 'Z' or 'z' || text[^3] == ':' && text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool SameNumber(string one, string other) => one == other || Canonical(one) == Canonical(other);

    /// <summary>The digits without zeros at either end, and the power of ten that they stand at.</summary>
    private static (bool IsNegative, string Digits, long Exponent) Canonical(string text)
    {
        var power = text.IndexOfAny(['e', 'E']);
        var exponent = power < 0 ? 0 : long.Parse(text.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (power < 0 ? text : text[..power]).TrimStart('-');
        var point = mantissa.IndexOf('.');
        if (point >= 0)
            exponent -= mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? (false, "0", 0) : (text[0] == '-', trimmed, exponent + digits.Length - trimmed.Length);
    }
}
