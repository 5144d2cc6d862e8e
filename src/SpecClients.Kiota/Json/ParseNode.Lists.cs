using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

internal sealed partial class ParseNode
{
    /// <inheritdoc/>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() =>
        ReadList(static (node, _) => node.GetPrimitiveValue<T>(), default(object));

    /// <inheritdoc/>
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() where T : struct, Enum =>
        ReadList(static (node, _) => node.GetEnumValue<T>(), default(object));

    /// <summary>The current value as one of the types that Kiota calls primitive.</summary>
    public T GetPrimitiveValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
    {
        object? value = typeof(T) == typeof(string) ? GetStringValue()
            : Is<T, bool>() ? GetBoolValue()
            : Is<T, long>() ? GetLongValue()
            : Is<T, int>() ? GetIntValue()
            : Is<T, double>() ? GetDoubleValue()
            : Is<T, decimal>() ? GetDecimalValue()
            : Is<T, float>() ? GetFloatValue()
            : Is<T, byte>() ? GetByteValue()
            : Is<T, sbyte>() ? GetSbyteValue()
            : Is<T, DateTimeOffset>() ? GetDateTimeOffsetValue()
            : Is<T, Guid>() ? GetGuidValue()
            : Is<T, Date>() ? GetDateValue()
            : Is<T, Time>() ? GetTimeValue()
            : Is<T, TimeSpan>() ? GetTimeSpanValue()
            : typeof(T) == typeof(byte[]) ? GetByteArrayValue()
            : typeof(T) == typeof(UntypedNode) ? ReadUntyped()
            : (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).IsEnum ? GetAnyEnumValue(typeof(T))
            : throw new NotSupportedException($"Kiota has no primitive values of type {typeof(T)}.");
        return (T)value!;
    }

    /// <summary>Whether values of a type are strings in JSON.</summary>
    public static bool IsString<T>() => KindOf<T>() == JsonTokenType.String;

    private object? GetAnyEnumValue([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type type) =>
        _type == JsonTokenType.String && EnumHelpers.GetEnumValue(type, String()) is { } value ? Answer(value) : Refuse<object>(JsonKind.Known);

    /// <summary>Whether a list that begins so can be one of these: of several lists a union takes the first that can.</summary>
    private static bool Fits<T>(JsonTokenType first) =>
        first is JsonTokenType.EndArray or JsonTokenType.Null
        || typeof(T) == typeof(UntypedNode)
        || typeof(IComposedTypeWrapper).IsAssignableFrom(typeof(T))
        || first == KindOf<T>()
        || first == JsonTokenType.False && KindOf<T>() == JsonTokenType.True;

    private static JsonTokenType KindOf<T>() =>
        typeof(IParsable).IsAssignableFrom(typeof(T)) ? JsonTokenType.StartObject
        : Is<T, bool>() ? JsonTokenType.True
        : Is<T, long>() || Is<T, int>() || Is<T, double>() || Is<T, decimal>() || Is<T, float>() || Is<T, byte>() || Is<T, sbyte>() ? JsonTokenType.Number
        : JsonTokenType.String;

    private static bool Is<T, TValue>() where TValue : struct => typeof(T) == typeof(TValue) || typeof(T) == typeof(TValue?);
}
