using System.Globalization;
using Microsoft.OpenApi;

namespace SpecClients.Conformance.Samples;

/// <summary>Numbers within a schema's bounds.</summary>
internal static class SampleNumber
{
    /// <summary>The number itself where the schema allows it, else one near a bound.</summary>
    public static decimal Fit(IOpenApiSchema? schema, decimal number, bool isWhole)
    {
        if (schema is null)
            return number;
        var step = isWhole ? 1m : 0.5m;
        var least = Max(Parse(schema.Minimum), Parse(schema.ExclusiveMinimum) + step);
        var most = Min(Parse(schema.Maximum), Parse(schema.ExclusiveMaximum) - step);
        if (number > most)
            number = most.Value;
        if (number < least)
            number = least.Value;
        if (isWhole)
            number = decimal.Floor(number);
        return schema.MultipleOf is { } factor and not 0 ? decimal.Floor(number / factor) * factor : number;
    }

    /// <summary>A bound; one that no number reaches is none.</summary>
    public static decimal? Parse(string? bound) =>
        decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Max(decimal? one, decimal? other) => one is null || other > one ? other : one;

    private static decimal? Min(decimal? one, decimal? other) => one is null || other < one ? other : one;
}
