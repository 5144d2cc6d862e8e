using System.Globalization;
using System.Reflection;
using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Cli;

/// <summary>Gives the values of <c>--query name=value</c> to the typed parameters of a listing.</summary>
internal sealed class QueryValues
{
    private readonly Dictionary<string, KeyValuePair<string, string>> _byName = [];
    private readonly List<string> _headers;

    /// <param name="query">The names and values.</param>
    /// <param name="headers">The header parameters' names on the wire, of which C# may leave the beginning out.</param>
    public QueryValues(IEnumerable<KeyValuePair<string, string>> query, IEnumerable<string> headers)
    {
        _headers = [.. headers.Select(Plain)];
        foreach (var pair in query)
        {
            if (!_byName.TryAdd(Plain(pair.Key), pair))
                throw new UsageException($"--query gives '{pair.Key}' twice.");
        }
    }

    /// <summary>The names that no parameter has taken.</summary>
    public IReadOnlyList<string> Unused => _byName.Values.Select(pair => pair.Key).ToList();

    /// <summary>The value for a parameter: one of the query, all that a Kiota query object takes, or the default.</summary>
    public object? ValueFor(ParameterInfo parameter)
    {
        if (parameter.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Action<>))
            return typeof(QueryValues).GetMethod(nameof(Setter), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, null);
        var name = Plain(parameter.Name!);
        var header = _headers.Find(header => header.EndsWith(name, StringComparison.Ordinal)) ?? name;
        return _byName.Remove(name, out var pair) || _byName.Remove(header, out pair) ? Parse(pair, parameter.ParameterType)
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.GetConstructor([]) is { } empty ? empty.Invoke([])
            : throw new UsageException($"'{parameter.Name}' is needed: give it by --query {parameter.Name}=VALUE.") { Parameter = parameter.Name };
    }

    private Action<TQuery> Setter<TQuery>()
    {
        var values = new List<(PropertyInfo Property, object Value)>();
        foreach (var property in typeof(TQuery).GetProperties())
        {
            var name = property.GetCustomAttribute<QueryParameterAttribute>()?.TemplateName ?? property.Name;
            if (_byName.Remove(Plain(Uri.UnescapeDataString(name)), out var pair))
                values.Add((property, Parse(pair, property.PropertyType)));
        }
        return query => values.ForEach(value => value.Property.SetValue(query, value.Value));
    }

    private static object Parse(KeyValuePair<string, string> pair, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            if (target.GetMethod("op_Implicit", [typeof(string)]) is { } fromText && fromText.ReturnType == target)
                return fromText.Invoke(null, [pair.Value])!;
            return target == typeof(DateTimeOffset)
                ? DateTimeOffset.Parse(pair.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : Convert.ChangeType(pair.Value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new UsageException($"'{pair.Key}' takes {Wanted(target)}, not '{pair.Value}'.") { Parameter = pair.Key };
        }
    }

    private static string Wanted(Type type) =>
        type == typeof(DateTimeOffset) ? "a time, as in 2026-01-31T12:00:00Z"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : "a number";

    /// <summary>One spelling for <c>sort_by</c>, <c>sortBy</c> and <c>sort-by</c>.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
