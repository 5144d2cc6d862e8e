using Microsoft.Kiota.Abstractions.Serialization;

namespace SpecClients.Kiota.Json;

/// <summary>Makes the writers of request bodies: our own for JSON, and Kiota's with a few departures for forms and plain text.</summary>
internal sealed class SerializationWriterFactory : ISerializationWriterFactory
{
    public string ValidContentType => "application/json";

    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var type = contentType[..(contentType.IndexOf(';') is >= 0 and var end ? end : contentType.Length)].Trim();
        if (type.Equals(ValidContentType, StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            return new SerializationWriter(isRequest: true);
        return type.ToLowerInvariant() switch
        {
            "text/plain" => new PlainTextWriter(),
            "application/x-www-form-urlencoded" => new FormWriter(),
            "multipart/form-data" => new MultipartWriter(),
            _ => throw new NotSupportedException($"Bodies are written as JSON, as forms and as plain text, not as {contentType}."),
        };
    }
}
