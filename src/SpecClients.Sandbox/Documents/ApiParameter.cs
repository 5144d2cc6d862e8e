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

    public bool IsArray { get; init; }

    /// <summary>Whether an array's values share one <c>name=value</c>, divided by commas.</summary>
    public bool IsJoined { get; init; }

    public string? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public static ApiParameter Of(ApiDocument document, JsonObject node)
    {
        var schema = ApiSchema.Of(document, node.At("schema"));
        var value = schema.Type == "array" ? schema.Items ?? schema : schema;
        return new ApiParameter(node.Text("name") ?? "", node.Text("in") ?? "query", node.Flag("required"), value.Type)
        {
            Format = value.Format,
            Description = node.Text("description") ?? schema.Description,
            IsArray = schema.Type == "array",
            IsJoined = node.At("explode") is { } explode && !explode.GetValue<bool>(),
            Default = schema.Default?.Plain(),
            Minimum = value.Minimum,
            Maximum = value.Maximum,
            Values = [.. value.Values.Select(Nodes.Plain)],
            _pattern = Pattern(value.Pattern),
        };
    }

    /// <summary>What is wrong with the values given, if anything.</summary>
    public Violation? Check(IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            return Required ? Wrong("missing", "Field required", null) : null;
        if (given.Count > 1 && !IsArray)
            return Wrong("too_many_values", "Input should be given once", given[1]);
        return Split(given).Select(CheckOne).FirstOrDefault(violation => violation is not null);
    }

    public IEnumerable<string> Split(IReadOnlyList<string> given) => IsJoined ? given.SelectMany(value => value.Split(',')) : given;

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
                return Wrong("float_parsing", "Input should be a valid number", value);
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
