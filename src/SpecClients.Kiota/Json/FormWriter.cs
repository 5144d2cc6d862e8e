using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Form;
using SpecClients.Http;

namespace SpecClients.Kiota.Json;

/// <summary>Writes a form as Kiota does, but refuses half of a character, which Kiota's writer makes another one of.</summary>
internal sealed class FormWriter : FormSerializationWriter, ISerializationWriter
{
    void ISerializationWriter.WriteStringValue(string? key, string? value)
    {
        Check(key, value);
        WriteStringValue(key, value);
    }

    void ISerializationWriter.WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values)
    {
        var items = values?.ToList();
        Check(key, items);
        WriteCollectionOfPrimitiveValues(key, items);
    }

    void ISerializationWriter.WriteAdditionalData(IDictionary<string, object> value)
    {
        foreach (var (key, more) in value ?? new Dictionary<string, object>())
            Check(key, more);
        WriteAdditionalData(value!);
    }

    private static void Check(string? key, object? value)
    {
        // A value without a name is not written.
        if (string.IsNullOrEmpty(key))
            return;
        RequestRules.RefuseHalves(key, key);
        if (value is not string and System.Collections.IEnumerable items)
        {
            foreach (var item in items)
                Check(key, item);
        }
        else
            RequestRules.RefuseHalves(key, value?.ToString());
    }
}
