using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Sessions;

/// <summary>The values that a text member takes: those its description names, or such as its name suggests.</summary>
internal static partial class TextPool
{
    private static readonly string[] Names = ["Concierge", "Billing desk", "Night shift", "Onboarding guide", "Claims intake", "Field support", "Réception"];
    private static readonly string[] Titles =
        ["Refund for order 4711", "Cannot sign in", "Change of address", "Contract renewal", "Wo ist mein Paket?", "Demo for Thursday", "Invoice is wrong twice", "Upgrade to annual"];
    private static readonly string[] States = ["active", "completed", "failed"];
    private static readonly string[] Kinds = ["chat", "voice", "batch"];
    private static readonly string[] Unusual =
    [
        "", "null", "1e5", "2026-01-01T00:00:00", "back\\slash \"quoted\" \t\r\n\u0001\u2028", "日本語 Ünïcödé 🦀", "<script>&amp;</script>", "0012", new('x', 4_000),
    ];

    public static IReadOnlyList<PoolValue> For(ApiSchema schema, string name, string example, IReadOnlyList<string> known, ulong seed, bool hostile)
    {
        var words = Words.Of(name);
        var values = Prose(schema.Description) is { Count: > 1 } prose ? [.. prose] : known.Count > 0 ? [.. known] : Suggested(schema, name, words, example, seed);
        if (hostile && schema is { Format: null, Pattern: null, MaxLength: null })
            values.AddRange(words is [.., "status" or "type"] ? ["SOMETHING_NEW", "Running"] : Unusual);
        return [.. values.Select(value => PoolValue.Of(Fit(value, schema)))];
    }

    /// <summary>The values in capitals that a description lists, as <c>RUNNING, COMPLETED</c>.</summary>
    public static IReadOnlyList<string> Prose(string description) =>
        Capitals().Matches(description) is { Count: > 1 } matches ? [.. matches.Select(match => match.Value).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Values that a closed set does not have: a new one, and a known one in other letters.</summary>
    public static IEnumerable<PoolValue> UnknownValues(IEnumerable<JsonNode?> values)
    {
        var first = values.First().Plain();
        return [PoolValue.Of("value of tomorrow"), PoolValue.Of(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(first))];
    }

    private static List<string> Suggested(ApiSchema schema, string name, IReadOnlyList<string> words, string example, ulong seed) => (schema.Format, words) switch
    {
        ("uuid", _) => Uuids(name, seed),
        (_, [.., "id"]) when Guid.TryParse(example, out _) || schema.Description.Contains("uuid", StringComparison.OrdinalIgnoreCase) => Uuids(name, seed),
        (_, [.., "id"]) => [.. Enumerable.Range(1, 7).Select(number => $"{string.Join('_', words.SkipLast(1))}_{number:D3}")],
        ("uri" or "url", _) or (_, [.., "url" or "uri"]) => [.. Enumerable.Range(1, 3).Select(number => $"https://example.com/{name}/{number}")],
        ("email", _) or (_, [.., "email"]) => ["ada@example.com", "grace@example.com"],
        ("byte", _) => ["AAECAw==", "c2Vzc2lvbg=="],
        (_, [.., "version"]) => ["1", "2", "2.1.0", "v3-rc.1"],
        (_, [.., "status" or "state"]) => [.. States],
        (_, [.., "type" or "kind"]) => [.. Kinds],
        (_, [.., "title" or "summary" or "description" or "subject" or "message"]) => [.. Titles],
        _ when schema.Pattern is not null && example != "null" => [example],
        _ => [.. Names],
    };

    private static List<string> Uuids(string name, ulong seed)
    {
        var ids = new IdShape(IdStyle.Uuid, seed ^ Row.Salt(name));
        return [.. Enumerable.Range(0, 7).Select(index => ids.Text(new Row(seed, index)))];
    }

    private static string Fit(string value, ApiSchema schema)
    {
        var padded = value.PadRight(schema.MinLength, 'x');
        return padded[..Math.Min(padded.Length, schema.MaxLength ?? padded.Length)];
    }

    [GeneratedRegex(@"\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{5,}\b")]
    private static partial Regex Capitals();
}
