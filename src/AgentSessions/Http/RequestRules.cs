using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace AgentSessions.Http;

/// <summary>
/// Refuses values that break the vendor's description, before anything is sent. An enum is open: a value outside its
/// list passes. What would make another request of this one is refused even where the bounds are the server's to judge.
/// </summary>
internal static class RequestRules
{
    /// <summary>Checks a request against the operation that it is.</summary>
    /// <param name="api">The vendor's description.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="rawUrl">The address as it was written: <see cref="Uri"/> would have resolved the <c>..</c> in it.</param>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="bounds">Whether the described bounds are judged too.</param>
    /// <exception cref="ArgumentException">A value is refused; the exception names its parameter.</exception>
    public static void Check(ApiDescription api, string method, ReadOnlySpan<char> rawUrl, HttpRequestHeaders headers, bool bounds = true)
    {
        var end = rawUrl.IndexOfAny('?', '#');
        var path = end < 0 ? rawUrl : rawUrl[..end];
        var operation = OperationFinder.Of(api).Find(method, path);
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
                Check(operation, ApiParameterLocation.Header, name, value, bounds);
        }

        if (operation is null && HasDotSegment(Uri.UnescapeDataString(path)))
            throw new ArgumentException("The path has a dot segment in it, which would lead to another path.", nameof(rawUrl));
        for (ReadOnlySpan<char> template = operation?.Path; !template.IsEmpty;)
        {
            var slot = OperationFinder.Pop(ref template);
            var segment = OperationFinder.Pop(ref path);
            if (slot is ['{', .. var name, '}'])
                Check(operation, ApiParameterLocation.Path, name, Uri.UnescapeDataString(segment), bounds);
        }

        var query = end < 0 || rawUrl[end] == '#' ? [] : rawUrl[(end + 1)..];
        foreach (var range in query.SplitAny('&', '#'))
        {
            var pair = query[range];
            if (pair.IndexOf('=') is > 0 and var equals)
                Check(operation, ApiParameterLocation.Query, Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]), bounds);
        }
    }

    /// <summary>Checks one value of an operation's parameter; a parameter that is not described passes.</summary>
    /// <exception cref="ArgumentException">The value is refused; the exception names the parameter and not the value.</exception>
    public static void Check(ApiOperation? operation, ApiParameterLocation location, ReadOnlySpan<char> name, string value, bool bounds = true)
    {
        RefuseHalves(name, value);
        var isHeader = location == ApiParameterLocation.Header;
        if (isHeader && value.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException("A header's value cannot have a line break or a NUL in it.", name.ToString());
        foreach (var parameter in operation?.Parameters ?? [])
        {
            if (parameter.In == location && name.Equals(parameter.Name, isHeader ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && Problem(parameter, value, bounds) is { } problem)
                throw new ArgumentException($"The value {problem}.", parameter.Name);
        }
    }

    /// <summary>Refuses a value that has half of a character: on the wire it would become another one.</summary>
    /// <exception cref="ArgumentException">The value is refused; the exception names the parameter and not the value.</exception>
    public static void RefuseHalves(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        for (var rest = value; rest.ContainsAnyInRange('\ud800', '\udfff');)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
                throw new ArgumentException("The value has half of a character in it, a lone surrogate, which no text can carry.", name.ToString());
            rest = rest[length..];
        }
    }

    private static string? Problem(ApiParameter parameter, string value, bool bounds)
    {
        if (parameter.In == ApiParameterLocation.Path && (value.Length == 0 || HasDotSegment(value)))
            return "is empty or has a dot segment in it, which would lead to another path";
        if (!bounds)
            return null;
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

    private static bool HasDotSegment(string path) =>
        path.Contains('.') && path.Split('/', '\\').Any(segment => segment is "." or "..");
}
