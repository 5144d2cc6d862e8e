using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SpecClients.Sandbox.Requests;

/// <summary>The query of a request; names are told apart by case.</summary>
internal sealed class QueryValues
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public QueryValues(string query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (!_values.TryGetValue(name, out var values))
                _values[name] = values = [];
            values.Add(pair.DecodeValue().ToString());
        }
    }

    public IEnumerable<string> Names => _values.Keys;

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    public string? One(string? name) => name is not null && _values.TryGetValue(name, out var values) ? values[0] : null;

    public long? Whole(string? name) => One(name) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;
}
