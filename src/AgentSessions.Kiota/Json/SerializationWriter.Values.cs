using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Kiota.Json;

internal sealed partial class SerializationWriter
{
    /// <inheritdoc/>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge) where T : IParsable
    {
        var first = value ?? (object?)Array.Find(additionalValuesToMerge, other => other is not null);
        if (!Has(key, first))
            return;
        if (value is UntypedNode node)
            WriteUntyped(node);
        else if (value is IComposedTypeWrapper)
            WriteUnion(value);
        else
            WriteModels([value, .. additionalValuesToMerge]);
    }

    /// <inheritdoc/>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values) where T : IParsable =>
        WriteList(key, values, static (writer, value) => writer.WriteObjectValue(null, value));

    /// <inheritdoc/>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) =>
        WriteList(key, values, static (writer, value) => writer.WriteAny(value));

    /// <inheritdoc/>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values) where T : struct, Enum =>
        WriteList(key, values, static (writer, value) => writer.WriteEnumValue(null, value));

    /// <inheritdoc/>
    public void WriteAdditionalData(IDictionary<string, object> value)
    {
        if (value is null)
            return;
        foreach (var (name, member) in value)
        {
            Name(name);
            WriteAny(member);
        }
    }

    private void WriteList<T>(string? key, IEnumerable<T>? values, Action<SerializationWriter, T> write)
    {
        if (!Has(key, values))
            return;
        _writer.WriteStartArray();
        foreach (var value in values)
        {
            if (value is null)
                _writer.WriteNullValue();
            else
                write(this, value);
        }
        _writer.WriteEndArray();
    }

    private void WriteModels(IEnumerable<IParsable?> models)
    {
        var (outerNulls, outerOmitted) = (_nulls, _omitted);
        _writer.WriteStartObject();
        foreach (var model in models.OfType<IParsable>())
        {
            _nulls = ((model as IAdditionalDataHolder)?.AdditionalData as KeptData)?.Nulls;
            _omitted = IsRequest ? (model as IReadOnlyMembers)?.ReadOnlyMembers : null;
            OnBeforeObjectSerialization?.Invoke(model);
            OnStartObjectSerialization?.Invoke(model, this);
            model.Serialize(this);
            OnAfterObjectSerialization?.Invoke(model);
        }
        _writer.WriteEndObject();
        (_nulls, _omitted) = (outerNulls, outerOmitted);
    }

    /// <summary>A union writes the branch that is set; one without any is null.</summary>
    private void WriteUnion(IParsable union)
    {
        var before = _writer.BytesCommitted + _writer.BytesPending;
        union.Serialize(this);
        if (_writer.BytesCommitted + _writer.BytesPending == before)
            _writer.WriteNullValue();
    }

    private void WriteUntyped(UntypedNode node)
    {
        switch (node)
        {
            case IExactNumber number:
                _writer.WriteRawValue(number.Digits, skipInputValidation: true);
                break;
            case UntypedString text:
                _writer.WriteStringValue(text.GetValue());
                break;
            case UntypedBoolean truth:
                _writer.WriteBooleanValue(truth.GetValue());
                break;
            case UntypedInteger whole:
                _writer.WriteNumberValue(whole.GetValue());
                break;
            case UntypedLong whole:
                _writer.WriteNumberValue(whole.GetValue());
                break;
            case UntypedDecimal number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedDouble number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedFloat number:
                _writer.WriteNumberValue(number.GetValue());
                break;
            case UntypedObject members:
                _writer.WriteStartObject();
                foreach (var (name, member) in members.GetValue())
                {
                    _writer.WritePropertyName(name);
                    WriteUntyped(member);
                }
                _writer.WriteEndObject();
                break;
            case UntypedArray elements:
                WriteList(null, elements.GetValue(), static (writer, element) => writer.WriteUntyped(element));
                break;
            default:
                _writer.WriteNullValue();
                break;
        }
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
                _writer.WriteStringValue(text);
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
            case IDictionary<string, object> members:
                _writer.WriteStartObject();
                WriteAdditionalData(members);
                _writer.WriteEndObject();
                break;
            case byte[] bytes:
                _writer.WriteBase64StringValue(bytes);
                break;
            case System.Collections.IEnumerable elements:
                WriteList(null, elements.Cast<object?>(), static (writer, element) => writer.WriteAny(element));
                break;
            default:
                WriteText(value);
                break;
        }
    }

    private void WriteText(object value)
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
                WriteDateTimeOffsetValue(null, new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time));
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
            default:
                throw new NotSupportedException($"Additional data cannot hold a {value.GetType()}.");
        }
    }
}
