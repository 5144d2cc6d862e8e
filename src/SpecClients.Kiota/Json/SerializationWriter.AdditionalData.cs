using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace SpecClients.Kiota.Json;

internal sealed partial class SerializationWriter
{
    /// <inheritdoc/>
    public void WriteAdditionalData(IDictionary<string, object> value)
    {
        if (value is not null)
            WriteAll(value!);
    }

    /// <summary>What callers put into additional data, besides what was read into it.</summary>
    private void WriteAny(object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                break;
            case string text:
                WriteText(text);
                break;
            case bool truth:
                _writer.WriteBooleanValue(truth);
                break;
            case decimal number:
                _writer.WriteNumberValue(number);
                break;
            case double number:
                _writer.WriteNumberValue(number);
                break;
            case float number:
                _writer.WriteNumberValue(number);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                _writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                _writer.WriteNumberValue(number);
                break;
            case IParsable model:
                WriteObjectValue(null, model);
                break;
            case JsonElement element:
                element.WriteTo(_writer);
                break;
            case byte[] bytes:
                _writer.WriteBase64StringValue(bytes);
                break;
            case System.Collections.IDictionary members:
                WriteMembers(members.Keys.Cast<string>().Select(name => KeyValuePair.Create(name, members[name])));
                break;
            case IDictionary<string, object?> members:
                WriteMembers(members);
                break;
            case System.Collections.IEnumerable elements:
                WriteList(null, elements.Cast<object?>(), keepsNulls: true, static (writer, element) => writer.WriteAny(element));
                break;
            default:
                WriteOther(value);
                break;
        }
    }

    private void WriteOther(object value)
    {
        switch (value)
        {
            case Guid id:
                WriteGuidValue(null, id);
                break;
            case DateTimeOffset time:
                WriteDateTimeOffsetValue(null, time);
                break;
            case DateTime time:
                WriteDateTimeOffsetValue(null, new DateTimeOffset(time));
                break;
            case DateOnly day:
                WriteDateValue(null, day);
                break;
            case TimeOnly time:
                WriteTimeValue(null, time);
                break;
            case TimeSpan span:
                WriteTimeSpanValue(null, span);
                break;
            case Date or Time:
                _writer.WriteStringValue(value.ToString());
                break;
            case Stream content:
                WriteBase64(content);
                break;
            case Enum or char:
                throw new NotSupportedException($"Additional data cannot hold a {value.GetType()}: give the text that is meant.");
            default:
                WriteProperties(value);
                break;
        }
    }

    private void WriteBase64(Stream content)
    {
        if (content.CanSeek)
            content.Position = 0;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        _writer.WriteBase64StringValue(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    private void WriteMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        _writer.WriteStartObject();
        WriteAll(members);
        _writer.WriteEndObject();
    }

    private void WriteAll(IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, member) in members)
        {
            _writer.WritePropertyName(name);
            WriteAny(member);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As in Kiota's writer: a program that is trimmed keeps what it writes so.")]
    private void WriteProperties(object value) =>
        WriteMembers(value.GetType().GetProperties().Select(property => KeyValuePair.Create(property.Name, property.GetValue(value))));
}
