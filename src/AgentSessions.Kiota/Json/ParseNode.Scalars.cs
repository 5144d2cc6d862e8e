using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;

namespace AgentSessions.Kiota.Json;

internal sealed partial class ParseNode
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public string? GetStringValue() => _type == JsonTokenType.String ? Answer(String()) : Refuse<string>("a string");

    /// <inheritdoc/>
    public bool? GetBoolValue() =>
        _type is JsonTokenType.True or JsonTokenType.False ? Answer(_type == JsonTokenType.True) : Refuse<bool?>("a boolean");

    /// <inheritdoc/>
    public long? GetLongValue() => Whole(long.MinValue, long.MaxValue, "a whole number of 64 bits");

    /// <inheritdoc/>
    public int? GetIntValue() => (int?)Whole(int.MinValue, int.MaxValue, "a whole number of 32 bits");

    /// <inheritdoc/>
    public byte? GetByteValue() => (byte?)Whole(byte.MinValue, byte.MaxValue, "a whole number of 0 to 255");

    /// <inheritdoc/>
    public sbyte? GetSbyteValue() => (sbyte?)Whole(sbyte.MinValue, sbyte.MaxValue, "a whole number of -128 to 127");

    /// <inheritdoc/>
    public double? GetDoubleValue() =>
        _type == JsonTokenType.Number && Utf8Parser.TryParse(Text, out double value, out _) && double.IsFinite(value)
            ? Answer(value)
            : Refuse<double?>("a number within a double's range");

    /// <inheritdoc/>
    public float? GetFloatValue() =>
        _type == JsonTokenType.Number && Utf8Parser.TryParse(Text, out float value, out _) && float.IsFinite(value)
            ? Answer(value)
            : Refuse<float?>("a number within a float's range");

    /// <inheritdoc/>
    public decimal? GetDecimalValue() =>
        _type == JsonTokenType.Number && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Answer(value)
            : Refuse<decimal?>("a number within a decimal's range");

    /// <inheritdoc/>
    public Guid? GetGuidValue() =>
        _type == JsonTokenType.String && Guid.TryParseExact(String(), "D", out var value) ? Answer(value) : Refuse<Guid?>("a UUID");

    /// <inheritdoc/>
    public DateTimeOffset? GetDateTimeOffsetValue() =>
        _type == JsonTokenType.String && Instant.TryParse(Plain(), out var value) ? Answer(value) : Refuse<DateTimeOffset?>("an RFC 3339 time");

    /// <inheritdoc/>
    public Date? GetDateValue() =>
        _type == JsonTokenType.String && Instant.TryParseDate(Plain(), out var value) ? Answer((Date)value) : Refuse<Date?>("a date");

    /// <inheritdoc/>
    public Time? GetTimeValue() =>
        _type == JsonTokenType.String && Instant.TryParseTime(Plain(), out var value) ? Answer((Time)value) : Refuse<Time?>("a time of day");

    /// <inheritdoc/>
    public TimeSpan? GetTimeSpanValue()
    {
        if (_type != JsonTokenType.String)
            return Refuse<TimeSpan?>("an ISO 8601 duration");
        try
        {
            return Answer(XmlConvert.ToTimeSpan(String()));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return Refuse<TimeSpan?>("an ISO 8601 duration");
        }
    }

    /// <inheritdoc/>
    public byte[]? GetByteArrayValue()
    {
        if (_type != JsonTokenType.String)
            return Refuse<byte[]>("base64 text");
        try
        {
            return Answer(Convert.FromBase64String(String()));
        }
        catch (FormatException)
        {
            return Refuse<byte[]>("base64 text");
        }
    }

    /// <inheritdoc/>
    public T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() where T : struct, Enum =>
        _type == JsonTokenType.String && EnumHelpers.GetEnumValue<T>(String()) is { } value ? Answer(value) : Refuse<T?>("a documented value");

    private T Answer<T>(T value)
    {
        _isAnswered = true;
        return value;
    }

    private long? Whole(long least, long most, string expected)
    {
        if (_type == JsonTokenType.Number && (Utf8Parser.TryParse(Text, out long value, out var used) && used == _length || IsWhole(out value)) && value >= least && value <= most)
            return Answer(value);
        return Refuse<long?>(expected);
    }

    /// <summary>Reads what JSON Schema calls an integer, too: <c>7.0</c> and <c>1e3</c>.</summary>
    private bool IsWhole(out long value)
    {
        var isWhole = decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    private string String()
    {
        if (_isEscaped)
        {
            var reader = Quoted();
            return TextOf(ref reader);
        }
        try
        {
            return StrictUtf8.GetString(Text);
        }
        catch (DecoderFallbackException e)
        {
            throw new JsonException("A string is no valid Unicode.", e);
        }
    }

    /// <summary>The string's bytes without escapes, for what is ASCII anyway.</summary>
    private ReadOnlySpan<byte> Plain() => _isEscaped ? Encoding.UTF8.GetBytes(String()) : Text;

    private Utf8JsonReader Quoted()
    {
        var reader = new Utf8JsonReader(_json.AsSpan(_start - 1, _length + 2));
        reader.Read();
        return reader;
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is no valid Unicode.", e);
        }
    }
}
