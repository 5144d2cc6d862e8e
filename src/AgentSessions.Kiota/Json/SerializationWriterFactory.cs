using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Kiota.Json;

/// <summary>Makes the writers of request bodies, which are JSON.</summary>
internal sealed class SerializationWriterFactory : ISerializationWriterFactory
{
    public string ValidContentType => "application/json";

    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var type = contentType.AsSpan(0, contentType.IndexOf(';') is >= 0 and var end ? end : contentType.Length).Trim();
        return type.Equals(ValidContentType, StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            ? new SerializationWriter()
            : throw new NotSupportedException($"Bodies are written as {ValidContentType}, not as {contentType}.");
    }
}
