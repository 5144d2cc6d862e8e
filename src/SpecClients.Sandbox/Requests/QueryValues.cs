using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SpecClients.Sandbox.Requests;

/// <summary>Names with their values, as a query, a form or cookies have them; names are told apart by case.</summary>
internal sealed class QueryValues
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public QueryValues(string query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
            Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
    }

    private QueryValues()
    {
    }

    public IEnumerable<string> Names => _values.Keys;

    public static QueryValues Of(IEnumerable<(string Name, string Value)> pairs)
    {
        var values = new QueryValues();
        foreach (var (name, value) in pairs)
            values.Add(name, value);
        return values;
    }

    /// <summary>The cookies of a request, by its header.</summary>
    public static QueryValues OfCookies(string header) => Of(header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(cookie => cookie.Split('=', 2)).Select(pair => (pair[0], Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""))));

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    public string? One(string? name) => name is not null && _values.TryGetValue(name, out var values) ? values[0] : null;

    public long? Whole(string? name) => One(name) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var values))
            _values[name] = values = [];
        values.Add(value);
    }
}
