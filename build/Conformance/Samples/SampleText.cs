using Microsoft.OpenApi;

namespace SpecClients.Conformance.Samples;

/// <summary>Strings of a format, a pattern and a length.</summary>
internal static class SampleText
{
    /// <param name="format">The format, if there is one.</param>
    /// <param name="schema">The schema, if there is one.</param>
    /// <param name="number">What makes the string another one than the last.</param>
    public static string Of(string? format, IOpenApiSchema? schema, int number)
    {
        var (least, most) = (schema?.MinLength ?? 0, schema?.MaxLength ?? int.MaxValue);
        var text = OfFormat(format, number);
        // What matches a pattern need not be of the format: \d{4}-\d{2}-\d{2} lets a year have 99 months.
        var isBoth = format is not null && schema is not null && SchemaFit.Problem(schema, text, SampleUse.Everything) is null;
        if (!isBoth && schema?.Pattern is { } pattern && PatternText.Of(pattern, least, most) is { } matching)
            return matching;
        return text.Length > most ? text[..most] : text.PadRight(least, 'x');
    }

    private static string OfFormat(string? format, int number) => format switch
    {
        "date-time" => $"2031-02-03T04:05:{number % 60:00}.{number:000}Z",
        "date" => $"2031-02-{1 + number % 28:00}",
        "time" => $"04:05:{number % 60:00}Z",
        "duration" => $"PT{number}S",
        "uuid" => $"00000000-0000-4000-8000-{number:000000000000}",
        "uri" or "url" or "uri-reference" or "iri" => $"https://example.com/{number}",
        "email" or "idn-email" => $"person-{number}@example.com",
        "hostname" => $"host-{number}.example.com",
        "ipv4" => $"192.0.2.{number % 256}",
        "ipv6" => $"2001:db8::{number % 256:x}",
        "byte" => Convert.ToBase64String(BitConverter.GetBytes(number)),
        _ => $"text-{number}",
    };
}
