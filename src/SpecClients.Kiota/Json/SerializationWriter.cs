using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

/// <summary>
/// Writes models as JSON: an unset member is left out, or written as null where the vendor sent it as null; numbers of
/// no described type keep their digits.
/// </summary>
internal sealed partial class SerializationWriter : ISerializationWriter
{
    private readonly ArrayBufferWriter<byte>? _buffer;
    private readonly Utf8JsonWriter _writer;
    private readonly bool _isRequest;
    private List<string>? _nulls;
    private IReadOnlyList<string>? _omitted;
    private readonly UnsetMembers? _unset;
    private IParsable? _model;

    /// <summary>Writes into memory, to be had as <see cref="GetSerializedContent"/>.</summary>
    /// <param name="isRequest">
    /// Whether it writes a request: byte for byte what Kiota's writer sends, without what only the server sets.
    /// </param>
    public SerializationWriter(bool isRequest = false)
    {
        _isRequest = isRequest;
        _unset = isRequest ? new UnsetMembers() : null;
        _buffer = new ArrayBufferWriter<byte>();
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = isRequest ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Writes to a writer of the caller's.</summary>
    public SerializationWriter(Utf8JsonWriter writer) => _writer = writer;

    /// <inheritdoc/>
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Stream GetSerializedContent()
    {
        _unset?.Check();
        _writer.Flush();
        return _buffer is not null && MemoryMarshal.TryGetArray(_buffer.WrittenMemory, out var written)
            ? new MemoryStream(written.Array!, written.Offset, written.Count, writable: false)
            : throw new InvalidOperationException("The content is with the writer that this one writes to.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is not null)
            _writer.Dispose();
    }

    /// <inheritdoc/>
    public void WriteNullValue(string? key)
    {
        Name(key);
        _writer.WriteNullValue();
    }

    /// <inheritdoc/>
    public void WriteStringValue(string? key, string? value)
    {
        if (Has(key, value))
            WriteText(value);
    }

    /// <inheritdoc/>
    public void WriteBoolValue(string? key, bool? value)
    {
        if (Has(key, value))
            _writer.WriteBooleanValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteByteValue(string? key, byte? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteSbyteValue(string? key, sbyte? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteIntValue(string? key, int? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteLongValue(string? key, long? value)
    {
        if (Has(key, value))
            _writer.WriteNumberValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteFloatValue(string? key, float? value)
    {
        if (Has(key, value))
            _writer.WriteNumberValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteDoubleValue(string? key, double? value)
    {
        if (Has(key, value))
            _writer.WriteNumberValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteDecimalValue(string? key, decimal? value)
    {
        if (Has(key, value))
            _writer.WriteNumberValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteGuidValue(string? key, Guid? value)
    {
        if (Has(key, value))
            _writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value)
    {
        if (!Has(key, value))
            return;
        if (_isRequest && value.Value.Offset != TimeSpan.Zero)
            _writer.WriteStringValue(value.Value);
        else
            _writer.WriteStringValue(Rfc3339.Format(value.Value, default));
    }

    /// <inheritdoc/>
    public void WriteTimeSpanValue(string? key, TimeSpan? value) => WriteStringValue(key, value is { } span ? XmlConvert.ToString(span) : null);

    /// <inheritdoc/>
    public void WriteDateValue(string? key, Date? value) => WriteStringValue(key, value?.ToString());

    /// <inheritdoc/>
    public void WriteTimeValue(string? key, Time? value) => WriteStringValue(key, value?.ToString());

    /// <inheritdoc/>
    public void WriteByteArrayValue(string? key, byte[]? value)
    {
        if (Has(key, value))
            _writer.WriteBase64StringValue(value);
    }

    /// <inheritdoc/>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value) where T : struct, Enum =>
        WriteStringValue(key, value is { } known ? NameOf(known) : null);

    /// <summary>Writes the name before a value; of a value that is unset, a null if that is what was read.</summary>
    private bool Has<T>(string? key, [NotNullWhen(true)] T? value)
    {
        if (key is not null && _omitted?.Contains(key) == true)
            return false;
        if (value is not null)
            Name(key);
        else if (key is not null && (_nulls?.Contains(key) == true || _unset?.IsNull(_model, key) == true))
            WriteNullValue(key);
        return value is not null;
    }

    /// <summary>Writes a string; what came with half a surrogate pair goes back with it, in requests alone as Kiota's writer has it.</summary>
    private void WriteText(string text)
    {
        if (!_isRequest && JsonText.Escaped(text) is { } escaped)
            _writer.WriteRawValue(escaped, skipInputValidation: true);
        else
            _writer.WriteStringValue(text);
    }

    /// <summary>Writes a member's name. Where there is no object around a value, Kiota's callers say so by none or by an empty one.</summary>
    private void Name(string? key)
    {
        if (!string.IsNullOrEmpty(key))
            _writer.WritePropertyName(key);
    }

    /// <summary>The name of an enum's value; of one with flags, all of their names.</summary>
    private static string? NameOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(T value) where T : struct, Enum =>
        typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false)
            ? string.Join(',', Enum.GetValues<T>().Where(flag => value.HasFlag(flag)).Select(flag => EnumHelpers.GetEnumStringValue(flag)))
            : EnumHelpers.GetEnumStringValue(value);
}
