using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Http;
using SpecClients.Json;
using SpecClients.NSwag.Reading;

namespace SpecClients.NSwag.Sending;

/// <summary>Values outside of JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlainValue
{
    /// <summary>A scalar as text; a value that is none is JSON.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        JValue token => Text(token.Value),
        JToken token => token.ToString(Formatting.None),
        DateTimeOffset instant => Rfc3339.Format(instant, default),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        Enum number => number.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ when IsList(value, out _) || IsObject(value) => RequestJson.Text(value),
        _ => value.ToString() ?? "",
    };

    /// <summary>A body of text.</summary>
    /// <exception cref="ArgumentException">It has half of a character in it.</exception>
    public static string Body(object? value)
    {
        var text = Text(value);
        RequestRules.RefuseHalves("body", text);
        return text;
    }

    /// <summary>Whether a value is neither a list nor has members.</summary>
    public static bool IsScalar([NotNullWhen(false)] object? value) =>
        value is null or string or bool or byte[] or IFormattable || !IsList(value, out _) && !IsObject(value);

    /// <summary>Whether a value is a list.</summary>
    public static bool IsList(object value, [NotNullWhen(true)] out IEnumerable<object?>? items)
    {
        items = value is IEnumerable list and not (string or byte[] or JValue) && !IsObject(value) ? list.Cast<object?>() : null;
        return items is not null;
    }

    /// <summary>Whether a value has members.</summary>
    public static bool IsObject(object value) =>
        value is IModel or IDictionary or JObject || value.GetType().GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    /// <summary>The members that have a value.</summary>
    public static IEnumerable<KeyValuePair<string, JToken>> Members(object value) =>
        RequestJson.Members(value).Properties()
            .Where(member => member.Value.Type != JTokenType.Null)
            .Select(member => KeyValuePair.Create(member.Name, member.Value));
}
