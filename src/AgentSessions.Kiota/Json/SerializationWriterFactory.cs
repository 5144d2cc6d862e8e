using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Form;
using Microsoft.Kiota.Serialization.Multipart;

namespace AgentSessions.Kiota.Json;

/// <summary>Makes the writers of request bodies: our own for JSON, Kiota's for forms and plain text.</summary>
internal sealed class SerializationWriterFactory : ISerializationWriterFactory
{
    private static readonly ISerializationWriterFactory[] Others =
        [new FormSerializationWriterFactory(), new MultipartSerializationWriterFactory()];

    public string ValidContentType => "application/json";

    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var type = contentType[..(contentType.IndexOf(';') is >= 0 and var end ? end : contentType.Length)].Trim();
        if (type.Equals(ValidContentType, StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            return new SerializationWriter { IsRequest = true };
        if (type.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            return new PlainTextWriter();
        return Array.Find(Others, factory => factory.ValidContentType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } other
            ? other.GetSerializationWriter(other.ValidContentType)
            : throw new NotSupportedException($"Bodies are written as JSON, as forms and as plain text, not as {contentType}.");
    }
}
