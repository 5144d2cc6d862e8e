using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace AgentSessions.NSwag;

/// <summary>Names the type that a discriminator's value stands for.</summary>
/// <param name="value">The value on the wire.</param>
/// <param name="type">The type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DerivedTypeAttribute(string value, Type type) : Attribute
{
    /// <summary>The value on the wire.</summary>
    public string Value { get; } = value;

    /// <summary>The type.</summary>
    public Type Type { get; } = type;
}

/// <summary>Reads a discriminated object as its type; one of an unknown kind as the base, nothing lost.</summary>
/// <param name="discriminator">The member that tells the kind.</param>
public sealed class DiscriminatorConverter(string discriminator) : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => true;

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(objectType);
        ArgumentNullException.ThrowIfNull(serializer);
        if (reader.TokenType == JsonToken.Null)
            return null;
        var value = JObject.Load(reader);
        var kind = (string?)value[discriminator];
        var type = objectType.GetCustomAttributes(typeof(DerivedTypeAttribute), inherit: false).Cast<DerivedTypeAttribute>()
            .FirstOrDefault(derived => derived.Value == kind)?.Type ?? objectType;
        var contract = (JsonObjectContract)serializer.ContractResolver.ResolveContract(type);
        var result = contract.DefaultCreator!();
        using var inner = value.CreateReader();
        serializer.Populate(inner, result);
        return result;
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
