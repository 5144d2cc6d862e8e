using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace SpecClients.Http;

/// <summary>
/// Refuses values that break the vendor's description, before anything is sent. An enum is open: a value outside its
/// list passes. What would make another request of this one is refused even where the bounds are the server's to judge.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestRules
{
    /// <summary>Checks a value by the bounds that are described for it.</summary>
    /// <exception cref="ArgumentException">The value is refused; the exception names the parameter and not the value.</exception>
    public static void CheckBounds(ApiParameter parameter, string value)
    {
        if (Problem(parameter, value) is { } problem)
            throw new ArgumentException($"The value {problem}.", parameter.Name);
    }

    /// <summary>Checks that what stands in a place of the request, described or not, stays in it.</summary>
    /// <param name="location">The place.</param>
    /// <param name="name">What the exception names.</param>
    /// <param name="text">What stands there, before it is escaped.</param>
    /// <exception cref="ArgumentException">The text is refused; the exception does not show it.</exception>
    public static void CheckPlace(ApiParameterLocation location, string name, string text)
    {
        RefuseHalves(name, text);
        if (location == ApiParameterLocation.Header && text.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException("A header's value cannot have a line break or a NUL in it.", name);
        if (location == ApiParameterLocation.Path && (text.Length == 0 || HasDotSegment(text)))
            throw new ArgumentException("The value is empty or has a dot segment in it, which would lead to another path.", name);
    }

    /// <summary>The exception for a body that lacks what the description requires.</summary>
    /// <param name="body">The name of the argument.</param>
    /// <param name="members">The paths of what has no value, as in <c>guest.name</c>.</param>
    public static ArgumentException Unset(string body, IReadOnlyList<string> members) =>
        new($"{(members.Count == 1 ? "A member" : "Members")} of the body {(members.Count == 1 ? "is" : "are")} required and {(members.Count == 1 ? "has" : "have")} no value: {string.Join(", ", members)}.", body);

    /// <summary>Refuses a value that has half of a character: on the wire it would become another one.</summary>
    /// <exception cref="ArgumentException">The value is refused; the exception names the parameter and not the value.</exception>
    public static void RefuseHalves(string name, ReadOnlySpan<char> value)
    {
        for (var rest = value; rest.ContainsAnyInRange('\ud800', '\udfff');)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
                throw new ArgumentException("The value has half of a character in it, a lone surrogate, which no text can carry.", name);
            rest = rest[length..];
        }
    }

    private static string? Problem(ApiParameter parameter, string value)
    {
        if (parameter.Required && value.Length == 0)
            return "is required";
        if (parameter.Type is "integer" or "number")
        {
            return !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? null
                : number < parameter.Minimum ? $"is less than {parameter.Minimum}"
                : number > parameter.Maximum ? $"is greater than {parameter.Maximum}"
                : null;
        }

        return parameter.Type is not (null or "string") ? null
            : value.Length < parameter.MinLength ? $"is shorter than {parameter.MinLength}"
            : value.Length > parameter.MaxLength ? $"is longer than {parameter.MaxLength}"
            : parameter.Pattern is { } pattern && VendorPattern.IsBroken(pattern, value) ? $"does not match {pattern}"
            : null;
    }

    /// <summary>Whether a path has a part that leads elsewhere.</summary>
    public static bool HasDotSegment(ReadOnlySpan<char> path)
    {
        foreach (var segment in path.SplitAny('/', '\\'))
        {
            if (path[segment] is "." or "..")
                return true;
        }
        return false;
    }
}
