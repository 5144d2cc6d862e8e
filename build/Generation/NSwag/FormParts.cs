using NJsonSchema;
using NSwag;

namespace SpecClients.Generation.NSwag;

/// <summary>The parts of a form as what NSwag makes arguments of: its own are all optional, whatever the form requires.</summary>
internal static class FormParts
{
    private const string MediaType = "multipart/form-data";

    /// <summary>Describes each form of several parts by its parts.</summary>
    public static void Spread(OpenApiDocument description)
    {
        foreach (var operation in description.Operations.Select(one => one.Operation))
        {
            if (operation.RequestBody?.ActualRequestBody is not { } body || !body.Content.TryGetValue(MediaType, out var media) || media.Schema?.ActualSchema.ActualProperties is not { Count: > 0 } parts)
                continue;
            var place = operation.ActualParameters.Count + 100;
            operation.RequestBody = null;
            // Which NSwag has made of the request's body.
            foreach (var whole in operation.Parameters.Where(parameter => parameter.Kind == OpenApiParameterKind.Body).ToList())
                operation.Parameters.Remove(whole);
            operation.Consumes = [MediaType];
            foreach (var part in parts.Values.Where(part => !part.IsReadOnly))
                operation.Parameters.Add(Parameter(part, body.IsRequired && part.IsRequired, place++));
        }
    }

    private static OpenApiParameter Parameter(JsonSchemaProperty part, bool isRequired, int place) => new()
    {
        Name = part.Name,
        Kind = OpenApiParameterKind.FormData,
        Schema = part,
        Description = part.Description,
        IsRequired = isRequired,
        CollectionFormat = part.Type.HasFlag(JsonObjectType.Array) && part.Item is not null ? OpenApiParameterCollectionFormat.Multi : OpenApiParameterCollectionFormat.Undefined,
        Position = place,
    };
}
