using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

internal sealed partial class ParseNode
{
    /// <inheritdoc/>
    public string? GetStringValue() => _type == JsonTokenType.String ? Answer(String()) : Refuse<string>(JsonKind.Text);

    /// <inheritdoc/>
    public bool? GetBoolValue() => _type is JsonTokenType.True or JsonTokenType.False ? Answer(_type == JsonTokenType.True) : Refuse<bool?>(JsonKind.Boolean);

    /// <inheritdoc/>
    public long? GetLongValue() => Whole(long.MinValue, long.MaxValue, JsonKind.Integer);

    /// <inheritdoc/>
    public int? GetIntValue() => (int?)Whole(int.MinValue, int.MaxValue, JsonKind.SmallInteger);

    /// <inheritdoc/>
    public byte? GetByteValue() => (byte?)Whole(byte.MinValue, byte.MaxValue, JsonKind.Byte);

    /// <inheritdoc/>
    public sbyte? GetSbyteValue() => (sbyte?)Whole(sbyte.MinValue, sbyte.MaxValue, JsonKind.SignedByte);

    /// <inheritdoc/>
    public double? GetDoubleValue() => _type == JsonTokenType.Number && JsonNumber.TryDouble(Text, out var value) ? Answer(value) : Refuse<double?>(JsonKind.Double);

    /// <inheritdoc/>
    public float? GetFloatValue() => _type == JsonTokenType.Number && JsonNumber.TrySingle(Text, out var value) ? Answer(value) : Refuse<float?>(JsonKind.Single);

    /// <inheritdoc/>
    public decimal? GetDecimalValue() => _type == JsonTokenType.Number && JsonNumber.TryDecimal(Text, out var value) ? Answer(value) : Refuse<decimal?>(JsonKind.Decimal);

    /// <inheritdoc/>
    public Guid? GetGuidValue() => _type == JsonTokenType.String && Guid.TryParseExact(String(), "D", out var value) ? Answer(value) : Refuse<Guid?>(JsonKind.Guid);

    /// <inheritdoc/>
    public DateTimeOffset? GetDateTimeOffsetValue() =>
        _type == JsonTokenType.String && Rfc3339.TryParse(Plain(), out var value, out _) ? Answer(value) : Refuse<DateTimeOffset?>(JsonKind.Time);

    /// <inheritdoc/>
    public Date? GetDateValue() => _type == JsonTokenType.String && Rfc3339.TryParseDate(Plain(), out var value) ? Answer((Date)value) : Refuse<Date?>(JsonKind.Date);

    /// <inheritdoc/>
    public Time? GetTimeValue() =>
        _type == JsonTokenType.String && TimeOnly.TryParseExact(String(), ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? Answer((Time)value) : Refuse<Time?>(JsonKind.TimeOfDay);

    /// <inheritdoc/>
    public TimeSpan? GetTimeSpanValue()
    {
        if (_type != JsonTokenType.String)
            return Refuse<TimeSpan?>(JsonKind.Duration);
        try
        {
            return Answer(XmlConvert.ToTimeSpan(String()));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return Refuse<TimeSpan?>(JsonKind.Duration);
        }
    }

    /// <inheritdoc/>
    public byte[]? GetByteArrayValue()
    {
        if (_type != JsonTokenType.String)
            return Refuse<byte[]>(JsonKind.Base64);
        try
        {
            return Answer(Convert.FromBase64String(String()));
        }
        catch (FormatException)
        {
            return Refuse<byte[]>(JsonKind.Base64);
        }
    }

    /// <inheritdoc/>
    public T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() where T : struct, Enum =>
        _type == JsonTokenType.String && EnumHelpers.GetEnumValue<T>(String()) is { } value ? Answer(value) : Refuse<T?>(JsonKind.Known);

    private T Answer<T>(T value)
    {
        _isAnswered = true;
        return value;
    }

    private long? Whole(long least, long most, JsonKind expected) =>
        _type == JsonTokenType.Number && JsonNumber.TryInteger(Text, out var value) && value >= least && value <= most ? Answer(value) : Refuse<long?>(expected);

    private string String() => _isEscaped ? JsonText.Read(_json.AsSpan(_start - 1, _length + 2)) : JsonText.Plain(Text);

    /// <summary>The string's bytes without escapes, for what is ASCII anyway.</summary>
    private ReadOnlySpan<byte> Plain() => _isEscaped ? Encoding.UTF8.GetBytes(String()) : Text;

    /// <summary>The value as an enum has it.</summary>
    private string TextOfValue() => _type == JsonTokenType.String ? String()
        : JsonNumber.TryInteger(Text, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(Text);
}
