using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;

namespace SpecClients.Conformance.Judging;

/// <summary>What a method is given for an operation: each argument a value of its own, which tells it on the wire, and the body that the document describes.</summary>
internal static class DistinctArguments
{
    public static Dictionary<Argument, object?> Of(ClientMethod method)
    {
        var values = method.Arguments.Index().Select(one => (one.Item, Value: one.Item.Distinct(one.Index)));
        return values.Where(one => one.Value is not null).ToDictionary(one => one.Item, one => one.Value);
    }

    public static Dictionary<Argument, object?> Of(ClientMethod method, DescribedOperation operation, IConventions conventions)
    {
        var values = Of(method);
        if (operation.Body?.Value.Content is { Count: > 0 } content)
        {
            var (type, media) = content.OrderBy(one => MediaKinds.Of(one.Key, one.Value.Schema) == MediaKind.Json ? 0 : 1).First();
            var (kind, schema) = (MediaKinds.Of(type, media.Schema), media.Schema ?? new OpenApiSchema());
            if (Sample(kind, schema) is { } sample)
            {
                foreach (var (argument, value) in conventions.Of(method, new GivenBody(type, kind, sample, schema)))
                    values[argument] = value;
            }
        }
        return values;
    }

    private static JsonNode? Sample(MediaKind kind, IOpenApiSchema schema) => kind switch
    {
        MediaKind.Json => new Sample(0).TryOf(schema),
        MediaKind.Form or MediaKind.Multipart => new Sample(0, SampleUse.Request).TryOf(schema),
        _ => JsonValue.Create("text"),
    };
}
