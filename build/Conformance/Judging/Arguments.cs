using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;

namespace SpecClients.Conformance.Judging;

/// <summary>What a method is given for an operation: each parameter a value of its own, and the body that the document describes.</summary>
internal sealed class Arguments(Session session)
{
    private readonly IModels _models = IModels.Of(session.Library);

    public Dictionary<Slot, object?> Of(ClientMethod method, DescribedOperation operation)
    {
        var values = method.Slots.Index().ToDictionary(slot => slot.Item, slot => slot.Item.Distinct(slot.Index));
        if (operation.Body?.Value.Content is { Count: > 0 } content)
        {
            var (type, media) = content.OrderBy(one => MediaKinds.Of(one.Key, one.Value.Schema) == MediaKind.Json ? 0 : 1).First();
            Give(values, type, media.Schema);
        }
        return values;
    }

    /// <summary>A body's value as the type that a method takes for it.</summary>
    public object? Model(Type type, JsonNode body, IOpenApiSchema? schema) => _models.ReadBody(type, body, schema, session.Client);

    private void Give(Dictionary<Slot, object?> values, string mediaType, IOpenApiSchema? schema)
    {
        var kind = MediaKinds.Of(mediaType, schema);
        foreach (var slot in values.Keys)
        {
            if (slot.Name == Slot.ContentType)
                values[slot] = mediaType;
            else if (slot.Name == Slot.Body)
                // Made anew for each call: what was sent as a stream is spent.
                values[slot] = (Func<object?>)(() => Model(slot.Type, Value(kind, schema), schema));
            else if (slot.IsOfBody)
                values[slot] = (Func<object?>)(() => _models.Read(slot.Type, JsonValue.Create("text")));
        }
    }

    private static JsonNode Value(MediaKind kind, IOpenApiSchema? schema) => kind switch
    {
        MediaKind.Json or MediaKind.Form or MediaKind.Multipart => new Sample(0, kind == MediaKind.Json ? SampleUse.Everything : SampleUse.Request).Of(schema ?? new OpenApiSchema()),
        _ => JsonValue.Create("text"),
    };
}
