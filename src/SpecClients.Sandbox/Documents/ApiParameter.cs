using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Documents;

/// <summary>A parameter, and what its description allows.</summary>
internal sealed record ApiParameter(string Name, string In, bool Required, string? Type)
{
    private Regex? _pattern;

    public string? Format { get; init; }

    public string Description { get; init; } = "";

    /// <summary>How its values are spelled.</summary>
    public required ParameterStyle Style { get; init; }

    public string? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public static ApiParameter Of(ApiDocument document, JsonObject node)
    {
        var place = node.Text("in") ?? "query";
        var style = ParameterStyle.Of(document, node, place);
        var schema = style.MediaType is null ? style.Schema : ApiSchema.Of(document, null);
        var value = schema.Type == "array" ? schema.Items ?? schema : schema;
        return new ApiParameter(style.Name, place, place == "path" || node.Flag("required"), value.Type)
        {
            Style = style,
            Format = value.Format,
            Description = node.Text("description") ?? schema.Description,
            Default = schema.Default?.Plain(),
            Minimum = value.Minimum,
            Maximum = value.Maximum,
            Values = [.. value.Values.Select(Nodes.Plain)],
            _pattern = Pattern(value.Pattern),
        };
    }

    /// <summary>What is wrong with the value given, if anything.</summary>
    public Violation? Check(JsonNode? given) => given switch
    {
        null => Required ? Wrong("missing", "Field required", null) : null,
        JsonArray { Count: > 1 } list when !Style.Schema.Kinds.List => Wrong("too_many_values", "Input should be given once", list[1].Plain()),
        JsonArray list => list.Select(value => CheckOne(value.Plain())).FirstOrDefault(violation => violation is not null),
        JsonValue value => CheckOne(value.Plain()),
        _ => null,
    };

    /// <summary>The values that are given for it, of which any will do.</summary>
    public IEnumerable<string> Split(QueryValues query) => Style.Read(query, []) switch
    {
        null => [],
        JsonArray list => list.Select(Nodes.Plain),
        var value => [value.Plain()],
    };

    public Violation Wrong(string code, string message, string? input) => new(In, Name, code, message, input);

    private Violation? CheckOne(string value)
    {
        if (Type is "integer" && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return Wrong("int_parsing", "Input should be a valid integer, unable to parse string as an integer", value);
        if (Type is "boolean" && value is not ("true" or "false"))
            return Wrong("bool_parsing", "Input should be true or false", value);
        if (Type is "integer" or "number")
        {
            if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : Wrong("float_parsing", "Input should be a valid number", value);
            if (number < Minimum)
                return Wrong("greater_than_equal", Invariant($"Input should be greater than or equal to {Minimum}"), value);
            if (number > Maximum)
                return Wrong("less_than_equal", Invariant($"Input should be less than or equal to {Maximum}"), value);
        }
        if (Format is "date-time" && !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _))
            return Wrong("datetime_parsing", "Input should be a valid date and time", value);
        if (Format is "uuid" && !Guid.TryParse(value, out _))
            return Wrong("uuid_parsing", "Input should be a valid UUID", value);
        if (Values.Count > 0 && !Values.Contains(value, StringComparer.Ordinal))
            return Wrong("enum", $"Input should be one of {string.Join(", ", Values.Select(allowed => $"'{allowed}'"))}", value);
        if (_pattern is { } pattern && !Matches(pattern, value))
            return Wrong("string_pattern_mismatch", $"String should match pattern '{pattern}'", value);
        return null;
    }

    /// <summary>The pattern; null where there is none or it is of another dialect than .NET's.</summary>
    private static Regex? Pattern(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back references need to go back.
            return new Regex(pattern!, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(10));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Matches(Regex pattern, string value)
    {
        try
        {
            return pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
