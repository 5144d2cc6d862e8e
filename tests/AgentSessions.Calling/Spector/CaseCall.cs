using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>A case as a call of the operation that describes it: each value of the type that the document gives it.</summary>
internal static class CaseCall
{
    public static OperationCall Of(DescribedOperation operation, ScenarioCase one)
    {
        var parameters = operation.Parameters.Select(parameter => parameter.Value).Where(parameter => !IsOfBodies(parameter))
            .Select(parameter => Wire(parameter, one, operation) is { } value ? new GivenParameter(parameter, value) : null).OfType<GivenParameter>();
        return new OperationCall(operation, [.. parameters, .. ChosenAnswer(operation, one)], CaseBodies.Of(operation, one.Body), []);
    }

    /// <summary>What the case signs in with, by the names of the operation's schemes.</summary>
    public static IReadOnlyDictionary<string, string> Keys(DescribedOperation operation, OpenApiDocument document, ScenarioCase one) =>
        (operation.Value.Security ?? document.Security ?? []).SelectMany(all => all.Keys).DistinctBy(scheme => scheme.Reference.Id)
            .Select(scheme => (Name: scheme.Reference.Id!, Key: KeyOf(scheme, one.Headers))).Where(scheme => scheme.Key is not null)
            .ToDictionary(scheme => scheme.Name, scheme => scheme.Key!);

    private static string? KeyOf(OpenApiSecuritySchemeReference scheme, JsonObject headers) => scheme.Type == SecuritySchemeType.ApiKey
        ? Header(headers, scheme.Name!)?.ToString()
        : Header(headers, "Authorization")?.ToString().Split(' ', 2) is [_, var credential] ? credential : null;

    private static JsonNode? Wire(IOpenApiParameter parameter, ScenarioCase one, DescribedOperation operation)
    {
        var wire = parameter.In switch
        {
            ParameterLocation.Path => one.Places?[parameter.Name!],
            ParameterLocation.Query => one.Query[parameter.Name!],
            ParameterLocation.Header => Header(one.Headers, parameter.Name!),
            _ => null,
        };
        if (wire is not null)
            return WireValue.Of(parameter, wire);
        if (parameter.In == ParameterLocation.Query && WireValue.Is(parameter.Schema, JsonSchemaType.Object))
        {
            var own = one.Query.Where(pair => !operation.Parameters.Any(other => other.Value.Name == pair.Key)).Select(pair => new[] { pair.Key, JsonValues.Plain(pair.Value) });
            return WireValue.Members(own, parameter.Schema) is { Count: > 0 } members ? members : null;
        }
        // What has one value is on the wire without the case giving it.
        return parameter is { Required: true, Schema: { } schema } ? Schemas.ConstantOf(Schemas.Resolve(schema)) ?? (Schemas.Resolve(schema).Enum is [var only] ? only.DeepClone() : null) : null;
    }

    /// <summary>The media type that a caller asks for where the document offers several.</summary>
    private static IEnumerable<GivenParameter> ChosenAnswer(DescribedOperation operation, ScenarioCase one) =>
        Header(one.Headers, "Accept") is { } accept && operation.Value.Responses is { } responses && responses.Values.SelectMany(response => response.Content?.Keys ?? []).Distinct().Count() > 1
            ? [new GivenParameter(new OpenApiParameter { Name = "Accept", In = ParameterLocation.Header }, accept.DeepClone())] : [];

    private static bool IsOfBodies(IOpenApiParameter parameter) =>
        parameter.In == ParameterLocation.Header && (parameter.Name!.Equals("Accept", StringComparison.OrdinalIgnoreCase) || parameter.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Header(JsonObject headers, string name) => headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
