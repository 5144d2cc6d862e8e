using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace SpecClients.Conformance.Clients;

/// <summary>Looks into values whose types are known at run time only, whichever generator made them.</summary>
internal static class Values
{
    /// <summary>The property that holds a member of a JSON object, by what the generator itself says of it.</summary>
    public static PropertyInfo? PropertyOf(object owner, string member) => PropertiesOf(owner)(member);

    /// <summary>Finds properties by the members of a JSON object that they hold.</summary>
    public static Func<string, PropertyInfo?> PropertiesOf(object owner)
    {
        var members = TypeMembers.Of(owner.GetType());
        if (members.ReadersOf(owner) is not { } readers)
            return members.Named;
        // Kiota names members only in the readers that it keys by them; the property is the one of that name in C#.
        var read = readers as IDictionary ?? readers.Cast<object>().ToDictionary(reader => (string)reader.GetType().GetProperty("Key")!.GetValue(reader)!);
        return member => members.Named(member) ?? (read.Contains(member) ? members.Alike(member) : null);
    }

    /// <summary>Whether two names differ in case and punctuation alone.</summary>
    public static bool IsSameName(string one, string other) => one == other || BareName(one) == BareName(other);

    /// <summary>A name without case and punctuation.</summary>
    public static string BareName(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    public static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    public static Type Bare(Type type) => type.IsValueType ? Nullable.GetUnderlyingType(type) ?? type : type;

    /// <summary>Whether a type is either library's "any JSON".</summary>
    public static bool IsAnyJson(Type type) => type.Name is "JToken" or "JObject" or "JArray" or "UntypedNode" or "UntypedObject" or "UntypedArray" or "JsonElement";

    /// <summary>Whether a value is this scalar, also where it is wrapped in a type of its own.</summary>
    public static bool Is(JsonNode sample, object? value) => value switch
    {
        null => false,
        string text => sample.GetValueKind() == System.Text.Json.JsonValueKind.String && sample.GetValue<string>() == text,
        bool flag => sample.ToJsonString() == (flag ? "true" : "false"),
        DateTimeOffset instant => DateTimeOffset.TryParse(sample.ToString(), CultureInfo.InvariantCulture, out var at) && at == instant,
        DateOnly day => sample.ToString() == day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || value is decimal => sample.ToJsonString() == number.ToString(null, CultureInfo.InvariantCulture),
        _ when IsAnyJson(value.GetType()) => JsonNode.DeepEquals(ToJson(value), sample),
        _ => sample.ToString() == value.ToString() || TypeMembers.Of(value.GetType()).Properties.Any(property => property.GetIndexParameters().Length == 0 && property.PropertyType != value.GetType()
            && (property.PropertyType == typeof(string) || Bare(property.PropertyType).IsPrimitive) && Is(sample, property.GetValue(value))),
    };

    /// <summary>The members that a value keeps though its type does not name them.</summary>
    public static IDictionary? UnnamedMembersOf(object value) =>
        TypeMembers.Of(value.GetType()).Properties
            .Where(property => property.Name.StartsWith("Additional", StringComparison.Ordinal))
            .Select(property => property.GetValue(value))
            .OfType<IDictionary>()
            .FirstOrDefault();

    /// <summary>A value of either library's "any JSON" as JSON.</summary>
    public static JsonNode? ToJson(object? value)
    {
        if (value is null)
            return null;
        if (value.GetType().Namespace == "Newtonsoft.Json.Linq")
        {
            var write = value.GetType().GetMethods().First(method => method.Name == "ToString" && method.GetParameters().Length == 2);
            return JsonNode.Parse((string)write.Invoke(value, [0, Array.CreateInstance(write.GetParameters()[1].ParameterType.GetElementType()!, 0)])!);
        }
        return value.GetType().GetMethods().FirstOrDefault(method => method.Name == "GetValue" && method.ReturnType != typeof(object))?.Invoke(value, null) switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            IDictionary members => new JsonObject(members.Keys.Cast<string>().Select(name => KeyValuePair.Create(name, ToJson(members[name])))),
            IEnumerable items => new JsonArray([.. items.Cast<object>().Select(ToJson)]),
            IFormattable number => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }
}
