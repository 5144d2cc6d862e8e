using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Kiota.Json;

internal sealed partial class ParseNode
{
    /// <inheritdoc/>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() =>
        ReadList(static (node, _) => node.GetPrimitiveValue<T>(), default(object));

    /// <inheritdoc/>
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() where T : struct, Enum =>
        ReadList(static (node, _) => node.GetEnumValue<T>(), default(object));

    /// <summary>The current value as one of the types that Kiota calls primitive.</summary>
    public T GetPrimitiveValue<T>()
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
            : throw new NotSupportedException($"Kiota has no primitive values of type {typeof(T)}.");
        return (T)value!;
    }

    private static bool Is<T, TValue>() where TValue : struct => typeof(T) == typeof(TValue) || typeof(T) == typeof(TValue?);
}
