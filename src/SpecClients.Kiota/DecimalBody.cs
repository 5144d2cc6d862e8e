using System.ComponentModel;
using Microsoft.Kiota.Abstractions;

namespace SpecClients.Kiota;

/// <summary>A decimal as a whole body, which a request of Kiota's does not take.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DecimalBody
{
    /// <summary>Sets the body, unless there is none.</summary>
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
