using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SpecClients.Conformance.Clients;

/// <summary>What reflection says of a type's properties, asked once: a body has thousands of places and few types.</summary>
internal sealed class TypeMembers
{
    private static readonly ConditionalWeakTable<Type, TypeMembers> Known = [];

    private readonly Dictionary<string, PropertyInfo> _byJsonName = [];
    private readonly ConcurrentDictionary<PropertyInfo, (bool IsNullable, bool IsObsolete)> _facts = new();

    private readonly ConcurrentDictionary<string, PropertyInfo?> _alike = new();
    private readonly MethodInfo? _readers;
    private readonly Lazy<HashSet<string>> _constants;

    private TypeMembers(Type type)
    {
        _readers = type.GetMethod("GetFieldDeserializers");
        _constants = new(() => [.. ConstantsOf(type)]);
        Properties = type.GetProperties();
        foreach (var property in Properties)
        {
            if (JsonNameOf(property) is { } name)
                _byJsonName.TryAdd(name, property);
        }
    }

    public IReadOnlyList<PropertyInfo> Properties { get; }

    /// <summary>The values that static members, constant or not, name.</summary>
    public IReadOnlySet<string> Constants => _constants.Value;

    public static TypeMembers Of(Type type) => Known.GetValue(type, one => new TypeMembers(one));

    /// <summary>The property that the generator itself says holds a member of a JSON object.</summary>
    public PropertyInfo? Named(string member) => _byJsonName.GetValueOrDefault(member);

    /// <summary>The property whose name is a member's but for case and punctuation.</summary>
    public PropertyInfo? Alike(string member) => _alike.GetOrAdd(member, name => Properties.FirstOrDefault(property => Values.IsSameName(property.Name, name)));

    /// <summary>What a model of Kiota's reads its members by; of a union, those of the kind that it is.</summary>
    public IEnumerable? ReadersOf(object owner) => _readers?.Invoke(owner, null) as IEnumerable;

    /// <summary>Those, with the members.</summary>
    public IEnumerable<(string Member, PropertyInfo Property)> Named() => _byJsonName.Select(one => (one.Key, one.Value));

    /// <summary>Whether C# lets one of them be null, and whether it warns of its use.</summary>
    public (bool IsNullable, bool IsObsolete) FactsOf(PropertyInfo property) =>
        _facts.GetOrAdd(property, one => (Values.IsNullable(one), one.GetCustomAttribute<ObsoleteAttribute>() is not null));

    private static IEnumerable<string> ConstantsOf(Type type) => type.ContainsGenericParameters ? []
        : type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && field.FieldType == typeof(string) || field.FieldType == type).Select(field => field.GetValue(null)?.ToString())
            .Concat(type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type).Select(property => property.GetValue(null)?.ToString()))
            .OfType<string>();

    private static string? JsonNameOf(PropertyInfo property) =>
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "JsonPropertyAttribute")?.ConstructorArguments is [{ Value: string name }, ..] ? name : null;
}
