using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

internal sealed partial class SerializationWriter
{
    /// <inheritdoc/>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge) where T : IParsable
    {
        if (value is UntypedNode node)
        {
            if (!IsNothing(node) && Has(key, node))
                Around(node, () => WriteUntyped(node));
        }
        else if (Has(key, value ?? (object?)Array.Find(additionalValuesToMerge, other => other is not null)))
            WriteModels(key, value, additionalValuesToMerge);
    }

    /// <inheritdoc/>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values) where T : IParsable =>
        WriteList(key, values, keepsNulls: string.IsNullOrEmpty(key) || KeepsNulls(key), static (writer, value) => writer.WriteObjectValue(null, value));

    /// <inheritdoc/>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) =>
        WriteList(key, values, keepsNulls: true, static (writer, value) => writer.WriteAny(value));

    /// <inheritdoc/>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, IEnumerable<T?>? values) where T : struct, Enum =>
        WriteList(key, values, keepsNulls: KeepsNulls(key), static (writer, value) => writer.WriteEnumValue(null, value));

    /// <summary>Whether a member's list keeps its nulls; in requests, those that are described.</summary>
    private bool KeepsNulls(string? key) =>
        !_isRequest || key is not null && _model is IDescribedModel { Schema: { } schema } && schema.Names.IndexOf(key) is >= 0 and var member && schema[member].Is(MemberFacts.NullableItems);

    private void WriteList<T>(string? key, IEnumerable<T>? values, bool keepsNulls, Action<SerializationWriter, T> write)
    {
        if (!Has(key, values))
            return;
        _writer.WriteStartArray();
        _unset?.Enter(key);
        foreach (var value in values)
        {
            _unset?.NextItem();
            if (value is not null)
                write(this, value);
            else if (keepsNulls)
                _writer.WriteNullValue();
        }
        _unset?.Leave();
        _writer.WriteEndArray();
    }

    /// <summary>Writes a model and those whose members go with it; a union writes the branch that is set, and as a member without any it is null.</summary>
    private void WriteModels(string? key, IParsable? value, IParsable?[] others)
    {
        var (outerNulls, outerOmitted, outer) = (_nulls, _omitted, _model);
        _unset?.Enter(key);
        var isUnion = value is IComposedTypeWrapper;
        var before = _writer.BytesCommitted + _writer.BytesPending;
        if (!isUnion)
            _writer.WriteStartObject();
        if (value is not null)
            Around(value, Write);
        else
            Write();
        if (!isUnion)
            _writer.WriteEndObject();
        else if ((!_isRequest || !string.IsNullOrEmpty(key)) && _writer.BytesCommitted + _writer.BytesPending == before)
            _writer.WriteNullValue();
        (_nulls, _omitted, _model) = (outerNulls, outerOmitted, outer);
        _unset?.Leave();

        void Write()
        {
            var isWhole = !Array.Exists(others, other => other is not null);
            if (value is not null)
                WriteMembers(value, isWhole);
            foreach (var other in others.OfType<IParsable>())
                Around(other, () => WriteMembers(other, isWhole: false));
        }
    }

    /// <param name="model">The model.</param>
    /// <param name="isWhole">Whether it is all of the object; of several that were read side by side, some lack what they require.</param>
    private void WriteMembers(IParsable model, bool isWhole)
    {
        // A backing store says itself what has become null.
        _nulls = model is IBackedModel { BackingStore: not null } ? null : ((model as IAdditionalDataHolder)?.AdditionalData as KeptData)?.Nulls;
        _omitted = _isRequest ? (model as IDescribedModel)?.Schema.ReadOnly : null;
        _model = isWhole ? model : null;
        model.Serialize(this);
    }

    private void Around(IParsable model, Action write)
    {
        OnBeforeObjectSerialization?.Invoke(model);
        OnStartObjectSerialization?.Invoke(model, this);
        write();
        OnAfterObjectSerialization?.Invoke(model);
    }

    /// <summary>Whether an untyped node says nothing, not even null.</summary>
    private static bool IsNothing(UntypedNode? node) =>
        node is null || node.GetType() == typeof(UntypedNode) || node is UntypedString text && text.GetValue() is null;

    private void WriteUntyped(UntypedNode node)
    {
        switch (node)
        {
            case IExactNumber number:
                _writer.WriteRawValue(number.Digits, skipInputValidation: true);
                break;
            case UntypedString text:
                WriteText(text.GetValue()!);
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
                    if (IsNothing(member))
                        continue;
                    _writer.WritePropertyName(name);
                    WriteUntyped(member);
                }
                _writer.WriteEndObject();
                break;
            case UntypedArray elements:
                _writer.WriteStartArray();
                foreach (var element in elements.GetValue())
                {
                    if (!IsNothing(element))
                        WriteUntyped(element);
                }
                _writer.WriteEndArray();
                break;
            default:
                _writer.WriteNullValue();
                break;
        }
    }
}
