using Newtonsoft.Json;

namespace SpecClients.NSwag;

/// <summary>A value of a set that the vendor may add to.</summary>
public interface IOpenValue
{
    /// <summary>The text as it is on the wire.</summary>
    string Value { get; }
}

/// <summary>A set of values that the vendor may add to: any text is one of them.</summary>
/// <typeparam name="TSelf">The set.</typeparam>
public interface IOpenValue<TSelf> : IOpenValue where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The documented values.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>The value of this text.</summary>
    static abstract TSelf Create(string value);
}

/// <summary>Reads and writes an open enum as its text.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class OpenEnumConverter<T> : JsonConverter where T : struct, IOpenValue<T>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(T);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.TokenType switch
        {
            JsonToken.Null when Nullable.GetUnderlyingType(objectType) is not null => null,
            JsonToken.String => T.Create((string)reader.Value!),
            _ => throw new JsonSerializationException($"A {typeof(T).Name} was expected at {reader.Path}."),
        };
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteValue(((T)value!).Value);
    }
}
