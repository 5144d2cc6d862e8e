using System.Collections;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using SpecClients.Http;
using SpecClients.NSwag.Reading;
using SpecClients.NSwag.Settings;

namespace SpecClients.NSwag.Sending;

/// <summary>Values as JSON in a request: all of what is required of them, or an exception that names what is not there.</summary>
internal static class RequestJson
{
    /// <summary>A value's text.</summary>
    /// <exception cref="ArgumentException">Members that are required have no value; it names each.</exception>
    public static string Text(object? value, JsonSerializerSettings? settings = null)
    {
        try
        {
            return JsonConvert.SerializeObject(value, settings ?? JsonSettings.Requests);
        }
        catch (UnsetMemberException)
        {
            throw Refusal(value!);
        }
    }

    /// <summary>The members of a value that has some.</summary>
    /// <exception cref="ArgumentException">Members that are required have no value; it names each.</exception>
    public static JObject Members(object value)
    {
        try
        {
            return value as JObject ?? JObject.FromObject(value, JsonSettings.Writer);
        }
        catch (UnsetMemberException)
        {
            throw Refusal(value);
        }
    }

    private static ArgumentException Refusal(object value) => RequestRules.Unset("body", [.. Unset(value, "")]);

    private static IEnumerable<string> Unset(object? value, string path) => value switch
    {
        IModel model => UnsetIn(model, path.Length == 0 ? "" : path + "."),
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Unset(map[key], path.Length == 0 ? $"{key}" : $"{path}.{key}")),
        JToken or string => [],
        IEnumerable list => list.Cast<object?>().SelectMany((item, index) => Unset(item, $"{path}[{index}]")),
        _ => [],
    };

    private static IEnumerable<string> UnsetIn(IModel model, string prefix)
    {
        var contract = (JsonObjectContract)RequestContract.Instance.ResolveContract(model.GetType());
        foreach (var property in contract.Properties.Where(property => !property.Ignored && property.Readable))
        {
            var value = property.ValueProvider!.GetValue(model);
            if (UnsetMemberException.IsUnset(property, value))
                yield return prefix + property.PropertyName;
            else
            {
                foreach (var inner in Unset(value, prefix + property.PropertyName))
                    yield return inner;
            }
        }
    }
}

/// <summary>A member that is required has no value.</summary>
internal sealed class UnsetMemberException(string member) : JsonSerializationException($"The member '{member}' is required and has no value.")
{
    /// <summary>Whether a member that must have a value has none.</summary>
    public static bool IsUnset(JsonProperty property, object? value) =>
        property.Required == Required.Always && value is null || value is IOpenValue { Value: null };
}
