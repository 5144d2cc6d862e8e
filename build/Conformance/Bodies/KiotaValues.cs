using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Bodies;

/// <summary>Values of Kiota's types, read and written by the runtime.</summary>
internal sealed class KiotaValues : IModels
{
    private readonly MethodInfo _serialize;
    private readonly MethodInfo _addList;
    private readonly Type _node;

    /// <summary>What is required of an answer and only the server sets: a request's values are read here as an answer's are, and have none of it.</summary>
    private readonly Lazy<List<(object Member, PropertyInfo Facts, object Said, object Excused)>> _readOnly;

    public KiotaValues(Assembly assembly)
    {
        _serialize = assembly.GetRuntime("SpecClients.Kiota.KiotaJson").GetMethods().Single(method => method.Name == "Serialize" && method.GetParameters().Length == 1);
        _addList = assembly.GetRuntime("SpecClients.Kiota.MultipartBodyExtensions").GetMethod("AddOrReplaceParts")!;
        _node = assembly.GetRuntime("SpecClients.Kiota.Json.ParseNode");
        _readOnly = new(() => [.. RequiredReadOnlyMembersOf(assembly)]);
    }

    /// <summary>What came of a call as JSON.</summary>
    public string Write(object value) => value switch
    {
        string text => JsonSerializer.Serialize(text),
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => JsonSerializer.Serialize(instant.ToString("O", CultureInfo.InvariantCulture)),
        _ when IsParsable(value.GetType()) => (string)_serialize.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)!,
        IDictionary map => "{" + string.Join(",", map.Keys.Cast<string>().Select(name => $"{JsonSerializer.Serialize(name)}:{WriteOrNull(map[name])}")) + "}",
        IEnumerable list => "[" + string.Join(",", list.Cast<object?>().Select(WriteOrNull)) + "]",
        Enum member => JsonSerializer.Serialize(TextOf(member)),
        IFormattable number when value.GetType().IsPrimitive || value is decimal => number.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value.ToString()),
    };

    /// <summary>A value as an argument of a type.</summary>
    public object? Read(Type type, JsonNode? value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return null;
        if (value is JsonArray list && ItemOf(bare) is { } item)
            return ListOf(bare, item, list);
        if (bare == typeof(Stream))
            return new MemoryStream(GivenFile.Of(value).Bytes);
        if (GivenFile.IsIn(value))
            return bare == typeof(byte[]) ? GivenFile.Of(value).Bytes : throw new CannotCallException($"no file can be a {bare.Name}");
        if (IsParsable(bare))
            return Parse(bare, value);
        var text = JsonValues.Plain(value);
        return bare switch
        {
            _ when bare == typeof(string) => text,
            _ when bare == typeof(byte[]) => Convert.FromBase64String(text),
            _ when bare == typeof(Guid) => Guid.Parse(text),
            _ when bare == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            _ when bare == typeof(TimeSpan) => System.Xml.XmlConvert.ToTimeSpan(text),
            _ when bare.Name == "Date" => Activator.CreateInstance(bare, DateTime.Parse(text, CultureInfo.InvariantCulture)),
            _ when bare.Name == "Time" => Activator.CreateInstance(bare, DateTime.Parse(text, CultureInfo.InvariantCulture)),
            _ when bare.IsEnum => Enum.GetValues(bare).Cast<Enum>().FirstOrDefault(member => TextOf(member) == text) ?? throw new CannotCallException($"{bare.Name} has no {text}"),
            _ when bare == typeof(int) || bare == typeof(long) => Convert.ChangeType(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), bare, CultureInfo.InvariantCulture),
            _ => Convert.ChangeType(text, bare, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A body as the argument that the method takes for it.</summary>
    public object? ReadBody(Type type, JsonNode body, IOpenApiSchema? form, object client)
    {
        if (type.Name != "MultipartBody")
            return Excusing(() => Read(type, body));
        var multipart = Activator.CreateInstance(type)!;
        type.GetProperty("RequestAdapter")?.SetValue(multipart, client.GetType().GetProperty("RequestAdapter", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(client));
        var add = type.GetMethod("AddOrReplacePart")!;
        void Add<T>(string name, string contentType, T part, string? fileName) => add.MakeGenericMethod(typeof(T)).Invoke(multipart, [name, contentType, part, fileName]);
        foreach (var (name, value) in body.AsObject())
        {
            if (AreFiles(name, value, form))
            {
                var files = value is JsonArray list ? [.. list] : new[] { value };
                for (var at = 0; at < files.Length; at++)
                {
                    // A MultipartBody keeps one file of a name.
                    var file = GivenFile.Of(files[at]);
                    Add<Stream>(name, file.MediaType ?? "application/octet-stream", new MemoryStream(file.Bytes), at == 0 ? file.Name : $"{at}-{file.Name}");
                }
            }
            else if (value is JsonArray texts && texts.All(text => text is JsonValue))
                _addList.Invoke(null, [multipart, name, "text/plain", texts.Select(JsonValues.Plain)]);
            else if (value is JsonObject or JsonArray)
                Add(name, "application/json", Encoding.UTF8.GetBytes(value.ToJsonString()), null);
            else
                Add(name, "text/plain", JsonValues.Plain(value), null);
        }
        return multipart;
    }

    private static bool AreFiles(string name, JsonNode? value, IOpenApiSchema? form) =>
        GivenFile.IsIn(value) || value is JsonArray { Count: > 0 } list && GivenFile.IsIn(list[0])
        || form is not null && Schemas.PropertyOf(Schemas.Resolve(form), name) is { } property && (MediaKinds.IsBytes(property) || MediaKinds.IsBytes(Schemas.Resolve(property).Items));

    private object? Excusing(Func<object?> read)
    {
        try
        {
            _readOnly.Value.ForEach(one => one.Facts.SetValue(one.Member, one.Excused));
            return read();
        }
        finally
        {
            _readOnly.Value.ForEach(one => one.Facts.SetValue(one.Member, one.Said));
        }
    }

    private static IEnumerable<(object Member, PropertyInfo Facts, object Said, object Excused)> RequiredReadOnlyMembersOf(Assembly assembly)
    {
        var schemas = assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .Select(type => type.GetField("Schema_", BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)?.GetValue(null)).OfType<object>();
        foreach (var member in schemas.SelectMany(schema => (IEnumerable<object>)schema.GetType().GetField("<members>P", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(schema)!))
        {
            var facts = member.GetType().GetProperty("Facts")!;
            var (required, readOnly) = ((int)Enum.Parse(facts.PropertyType, "Required"), (int)Enum.Parse(facts.PropertyType, "ReadOnly"));
            var said = Convert.ToInt32(facts.GetValue(member), CultureInfo.InvariantCulture);
            if ((said & readOnly) != 0 && (said & required) != 0)
                yield return (member, facts, Enum.ToObject(facts.PropertyType, said), Enum.ToObject(facts.PropertyType, said & ~required));
        }
    }

    /// <summary>The factory of the model chooses its class, as it does for an answer.</summary>
    private object? Parse(Type type, JsonNode value)
    {
        var node = Activator.CreateInstance(_node, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(value.ToJsonString()), Origin(), false);
        var get = _node.GetMethod("GetObjectValue")!.MakeGenericMethod(type);
        var factory = Delegate.CreateDelegate(get.GetParameters()[0].ParameterType, type.GetMethod("CreateFromDiscriminatorValue", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!);
        var (from, state) = (Expression.Parameter(_node), Expression.Parameter(typeof(object)));
        var read = Expression.Lambda(typeof(Func<,,>).MakeGenericType(_node, typeof(object), type), Expression.Call(from, get, Expression.Constant(factory)), from, state).Compile(preferInterpretation: true);
        var model = _node.GetMethod("Whole")!.MakeGenericMethod(typeof(object), type).Invoke(node, BindingFlags.DoNotWrapExceptions, null, [read, null], null);
        SayNulls(model, value);
        return model;
    }

    /// <summary>What was read remembers nulls, what a caller makes does not: there they are additional data.</summary>
    private static void SayNulls(object? model, JsonNode? value)
    {
        if (model is IEnumerable list and not string && value is JsonArray items)
        {
            foreach (var (one, item) in list.Cast<object?>().Zip(items))
                SayNulls(one, item);
        }
        if (model is null || value is not JsonObject owner || !IsParsable(model.GetType()))
            return;
        var propertyOf = Values.PropertiesOf(model);
        var nulls = new List<string>();
        foreach (var (name, member) in owner)
        {
            if (propertyOf(name) is not { } property)
                continue;
            if (member is null)
                nulls.Add(name);
            else
                SayNulls(property.GetValue(model), member);
        }
        if (nulls.Count == 0)
            return;
        var additional = model.GetType().GetProperty("AdditionalData") ?? throw new CannotCallException($"{model.GetType().Name} has no place for a null in {nulls[0]}");
        var said = new Dictionary<string, object?>((IDictionary<string, object?>)additional.GetValue(model)!);
        nulls.ForEach(name => said[name] = null);
        additional.SetValue(model, said);
    }

    private object Origin() => Activator.CreateInstance(_node.GetConstructors().Single().GetParameters()[1].ParameterType, "", null, null, null)!;

    private object ListOf(Type type, Type item, JsonArray values)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var value in values)
            list.Add(Read(item, value));
        if (!type.IsArray)
            return list;
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private string WriteOrNull(object? value) => value is null ? "null" : Write(value);

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType() : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static bool IsParsable(Type type) => type.GetInterfaces().Any(one => one.Name == "IParsable" && one.Namespace == "Microsoft.Kiota.Abstractions.Serialization");

    private static string TextOf(Enum member) =>
        member.GetType().GetField(member.ToString())?.GetCustomAttribute<System.Runtime.Serialization.EnumMemberAttribute>()?.Value ?? member.ToString();
}
