using Microsoft.Kiota.Abstractions;

namespace SpecClients.Kiota;

/// <summary>A decimal as a whole body, which a request of Kiota's does not take.</summary>
internal static class DecimalBody
{
    public static void Set(RequestInformation request, IRequestAdapter adapter, string contentType, decimal? body)
    {
        if (body is null)
            return;
        using var writer = adapter.SerializationWriterFactory.GetSerializationWriter(contentType);
        writer.WriteDecimalValue(null, body);
        request.Headers.TryAdd("Content-Type", contentType);
        request.Content = writer.GetSerializedContent();
    }
}
