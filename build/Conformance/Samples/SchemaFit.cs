using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Samples;

/// <summary>Says whether a value is one that a schema allows.</summary>
internal static class SchemaFit
{
    private static readonly JsonArray EveryKind = [null, "", 0.5, true, new JsonArray(), new JsonObject()];

    /// <summary>Whether a schema is <c>false</c>, as it reads: not any value.</summary>
    public static bool IsNever(IOpenApiSchema schema) => schema.Not is { } not && EveryKind.All(value => Problem(not, value, SampleUse.Everything) is null);

    /// <summary>Where and how the value departs from the schema, or null where it does not.</summary>
    public static string? Problem(IOpenApiSchema standing, JsonNode? value, SampleUse use, string at = "$")
    {
        var schema = Schemas.Resolve(standing);
        if (value is null)
            return MayBeNull(schema) ? null : $"{at} is null";
        if (schema.Enum is { Count: > 0 } values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)) || Schemas.ConstantOf(schema) is { } constant && !JsonNode.DeepEquals(constant, value))
            return $"{at} is none of the enum";
        var types = Schemas.TypesOf(schema).ToList();
        if (schema.Type is not null && !types.Any(type => Schemas.IsOf(type, value)))
            return $"{at} is no {string.Join(" or ", types.DefaultIfEmpty("null"))}";
        if (schema.Not is { } not && Problem(not, value, use, at) is null)
            return $"{at} is what it must not be";
        if (schema.Discriminator is { PropertyName: { } member, Mapping: { Count: > 0 } kinds } && (value as JsonObject)?[member]?.ToString() is { } name && !kinds.ContainsKey(name))
            return $"{at}.{member} is no kind";
        return (schema.AllOf ?? []).Select(part => Problem(part, value, use, at)).FirstOrDefault(problem => problem is not null)
            ?? NoBranch(schema.AnyOf, value, use, at)
            ?? NoBranch(schema.OneOf, value, use, at)
            ?? value switch
            {
                JsonObject owner => OfObject(schema, owner, use, at),
                JsonArray list => OfArray(schema, list, use, at),
                JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => OfText(schema, scalar.GetValue<string>(), at),
                JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => OfNumber(schema, scalar.ToJsonString(), at),
                _ => null,
            };
    }

    private static bool MayBeNull(IOpenApiSchema standing)
    {
        var schema = Schemas.Resolve(standing);
        return schema.Type?.HasFlag(JsonSchemaType.Null)
            ?? (schema.AnyOf ?? schema.OneOf)?.Any(MayBeNull)
            ?? schema.AllOf?.All(MayBeNull)
            ?? schema.Enum is not { Count: > 0 };
    }

    private static string? NoBranch(IList<IOpenApiSchema>? branches, JsonNode value, SampleUse use, string at)
    {
        if (branches is not { Count: > 0 })
            return null;
        var problems = branches.Select(branch => Problem(branch, value, use, at)).ToList();
        return problems.Contains(null) ? null : problems[0];
    }

    private static string? OfObject(IOpenApiSchema schema, JsonObject owner, SampleUse use, string at)
    {
        if (owner.Count < schema.MinProperties || owner.Count > schema.MaxProperties)
            return $"{at} has {owner.Count} members";
        foreach (var name in schema.Required ?? new HashSet<string>())
        {
            var isTheOthers = Schemas.PropertyOf(schema, name) is { } declared && (use == SampleUse.Request ? declared.ReadOnly : use == SampleUse.Response && declared.WriteOnly);
            if (!owner.ContainsKey(name) && !isTheOthers)
                return $"{at}.{name} is missing";
        }
        foreach (var (name, value) in owner)
        {
            var declared = Schemas.PropertyOf(schema, name) ?? schema.AdditionalProperties;
            if (use == SampleUse.Request && declared?.ReadOnly == true || use == SampleUse.Response && declared?.WriteOnly == true)
                return $"{at}.{name} is the other side's";
            if (declared is not null && Problem(declared, value, use, $"{at}.{name}") is { } problem)
                return problem;
            if (declared is null && !schema.AdditionalPropertiesAllowed)
                return $"{at}.{name} is not allowed";
        }
        return null;
    }

    private static string? OfArray(IOpenApiSchema schema, JsonArray list, SampleUse use, string at)
    {
        if (list.Count < schema.MinItems || list.Count > schema.MaxItems)
            return $"{at} has {list.Count} elements";
        if (schema.UniqueItems == true && list.DistinctBy(element => element?.ToJsonString()).Count() < list.Count)
            return $"{at} has an element twice";
        return schema.Items is { } items
            ? list.Select((element, index) => Problem(items, element, use, $"{at}[{index}]")).FirstOrDefault(problem => problem is not null)
            : null;
    }

    private static string? OfText(IOpenApiSchema schema, string text, string at)
    {
        if (text.Length < schema.MinLength || text.Length > schema.MaxLength)
            return $"{at} has {text.Length} characters";
        return schema.Format switch
        {
            "date-time" when !(text.Contains('T', StringComparison.OrdinalIgnoreCase) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)) => $"{at} is no date-time",
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => $"{at} is no date",
            "uuid" when !Guid.TryParseExact(text, "D", out _) => $"{at} is no uuid",
            _ => schema.Pattern is { } pattern && !Matches(text, pattern) ? $"{at} does not match {pattern}" : null,
        };
    }

    /// <summary>Whether a text matches; a pattern of another dialect than .NET's is not held against it.</summary>
    public static bool Matches(string text, string pattern)
    {
        try
        {
            return IsMatch(text, pattern);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static bool IsMatch(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back references need to go back.
            return Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100));
        }
    }

    private static string? OfNumber(IOpenApiSchema schema, string text, string at)
    {
        if (SampleNumber.Parse(text) is not { } number)
            return null;
        return number < SampleNumber.Parse(schema.Minimum) || number <= SampleNumber.Parse(schema.ExclusiveMinimum)
            || number > SampleNumber.Parse(schema.Maximum) || number >= SampleNumber.Parse(schema.ExclusiveMaximum)
            || schema.Format == "int32" && number is > int.MaxValue or < int.MinValue
            ? $"{at} is out of bounds" : null;
    }
}
