using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Multipart;

namespace AgentSessions.Kiota.Json;

/// <summary>Writes a form with parts as Kiota does, and one without any, which Kiota refuses though every part is optional.</summary>
internal sealed class MultipartWriter : MultipartSerializationWriter, ISerializationWriter
{
    void ISerializationWriter.WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge) where T : default
    {
        try
        {
            WriteObjectValue(key, value, additionalValuesToMerge);
        }
        catch (InvalidOperationException) when (value is MultipartBody { RequestAdapter: not null } && GetSerializedContent().Length == 0)
        {
            // It was refused before its first part.
            WriteStringValue("", $"--{((MultipartBody)(object)value).Boundary}--");
        }
    }
}
