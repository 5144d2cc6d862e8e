using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Clients;

namespace SpecClients.Conformance.Bodies;

/// <summary>Values of NSwag's types, made as a caller makes them, and written by the runtime.</summary>
internal sealed class NSwagValues(Assembly assembly) : IModels
{
    private readonly MethodInfo _read = assembly.GetRuntime("SpecClients.NSwag.NSwagJson").GetMethod("Read")!;
    private readonly MethodInfo _write = assembly.GetRuntime("SpecClients.NSwag.NSwagJson").GetMethod("Write")!;

    private readonly Dictionary<Type, IReadOnlyList<Type>> _kinds = [];
    private readonly Dictionary<Type, HashSet<(string Member, string Text)>> _written = [];

    public string Write(object value) => (string)_write.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)!;

    public object? Read(Type type, JsonNode? value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return null;
        if (bare == typeof(Stream))
            return new MemoryStream(GivenFile.Of(value).Bytes);
        if (bare.Name == "FileParameter")
            return FileOf(bare, GivenFile.Of(value));
        if (GivenFile.IsIn(value))
            throw new CannotCallException($"no file can be a {bare.Name}");
        if (bare.IsGenericType && bare.IsInterface && value is JsonArray list && bare.GetGenericArguments() is [var item])
            return ListOf(item, list);
        if (bare.IsGenericType && bare.IsInterface && value is JsonObject members && bare.GetGenericArguments() is [_, var entry])
            return MapOf(entry, members);
        return IsModel(bare) && value is JsonObject owner ? Model(bare, owner) : Parse(type, value);
    }

    public object? ReadBody(Type type, JsonNode body, IOpenApiSchema? form, object client) => Read(type, body);

    private static object FileOf(Type type, GivenFile file) => file.MediaType is null
        ? Activator.CreateInstance(type, new MemoryStream(file.Bytes), file.Name)!
        : Activator.CreateInstance(type, new MemoryStream(file.Bytes), file.Name, file.MediaType)!;

    private IList ListOf(Type item, JsonArray values)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var value in values)
            list.Add(Read(item, value));
        return list;
    }

    private IDictionary MapOf(Type entry, JsonObject values)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), entry))!;
        foreach (var (name, value) in values)
            map[name] = Read(entry, value);
        return map;
    }

    /// <summary>An object as a caller writes it: a class, and its properties set.</summary>
    private object Model(Type declared, JsonObject owner)
    {
        var model = KindOf(declared, owner);
        var unnamed = new JsonObject();
        var members = TypeMembers.Of(model.GetType());
        foreach (var (name, value) in owner)
        {
            // What a property leaves out when it is null is said as a caller can, by an additional member.
            if (members.Named(name) is { } property && (value is not null || !LeavesNullOut(property)))
                property.SetValue(model, Read(property.PropertyType, value));
            else
                unnamed[name] = value?.DeepClone();
        }
        if (unnamed.Count > 0)
        {
            var additional = model.GetType().GetProperty("AdditionalProperties") ?? throw new CannotCallException($"{model.GetType().Name} has no place for {unnamed.First().Key}");
            additional.SetValue(model, Read(additional.PropertyType, unnamed));
        }
        return model;
    }

    private static bool LeavesNullOut(PropertyInfo property) =>
        property.CustomAttributes.SelectMany(attribute => attribute.NamedArguments).Any(argument => argument.MemberName == "NullValueHandling" && argument.TypedValue.Value is 1);

    /// <summary>Of a class and what derives from it, the one that writes the discriminator's value by itself.</summary>
    private object KindOf(Type declared, JsonObject owner)
    {
        if (!_kinds.TryGetValue(declared, out var kinds))
            _kinds[declared] = kinds = [.. assembly.GetTypes().Where(type => type != declared && declared.IsAssignableFrom(type) && !type.IsAbstract)];
        return Activator.CreateInstance(kinds.FirstOrDefault(kind => owner.Any(member => member.Value is { } value && WrittenBy(kind).Contains((member.Key, value.ToString())))) ?? declared)!;
    }

    /// <summary>The texts that a new value of a type has by itself, with the members that they stand for.</summary>
    private HashSet<(string Member, string Text)> WrittenBy(Type type)
    {
        if (_written.TryGetValue(type, out var written))
            return written;
        var made = Activator.CreateInstance(type)!;
        return _written[type] = [.. TypeMembers.Of(type).Named().Where(one => one.Property.PropertyType == typeof(string) && one.Property.GetValue(made) is string).Select(one => (one.Member, (string)one.Property.GetValue(made)!))];
    }

    private object? Parse(Type type, JsonNode value) =>
        _read.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value.ToJsonString()], null);

    private static bool IsModel(Type type) => type.GetInterfaces().Any(one => one.Name == "IModel");
}
