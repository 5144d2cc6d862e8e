using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecCompiler.Fidelity.Facts;
using SpecCompiler.Fidelity.Samples;

namespace AgentSessions.Calling.Planning;

/// <summary>Makes the arguments and the answer of an operation from what its description says.</summary>
internal static class CallPlan
{
    /// <summary>The headers that are no parameters though a document may list them.</summary>
    private static readonly string[] NotParameters = ["Accept", "Content-Type"];

    /// <param name="operation">The operation.</param>
    /// <param name="isLeast">Whether what may be left out is.</param>
    /// <exception cref="NotTriedException">There is something in it that nobody could make up.</exception>
    public static OperationCall Of(DescribedOperation operation, bool isLeast)
    {
        var parameters = operation.Parameters.Select(parameter => parameter.Value)
            .Where(parameter => !isLeast || parameter.Required)
            .Where(parameter => parameter.In != ParameterLocation.Header || !NotParameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            .Select(parameter => new GivenParameter(parameter, ValueOf(parameter, isLeast)))
            .ToList();
        return new OperationCall(operation, parameters, BodyOf(operation.Value.RequestBody, isLeast), AnswersOf(operation, isLeast));
    }

    private static JsonNode ValueOf(IOpenApiParameter parameter, bool isLeast)
    {
        var schema = parameter.Schema ?? parameter.Content?.Values.FirstOrDefault()?.Schema ?? new OpenApiSchema { Type = JsonSchemaType.String };
        var value = Example(schema, parameter.Example, parameter.Examples, SampleUse.Request) ?? Make(schema, SampleUse.Request, isLeast && parameter.In != ParameterLocation.Path, NameOf(parameter));
        // What an address makes of an object of unknown members is left open.
        if (value is JsonObject && !Schemas.IsObject(Schemas.Resolve(schema)) && schema is not { AllOf.Count: > 0 } and not { OneOf.Count: > 0 } and not { AnyOf.Count: > 0 })
            return JsonValue.Create("text");
        // No address has room for an empty step or a dot, whatever a document's default says.
        return parameter.In == ParameterLocation.Path && value.ToString() is "" or "." or ".." ? JsonValue.Create("text") : value;
    }

    private static string NameOf(IOpenApiParameter parameter) => $"{parameter.In?.GetDisplayName()} parameter {parameter.Name}";

    private static GivenBody? BodyOf(IOpenApiRequestBody? body, bool isLeast)
    {
        if (body?.Content is not { Count: > 0 } content || isLeast && !body.Required)
            return null;
        var (mediaType, media) = content.OrderBy(one => MediaKinds.Of(one.Key, one.Value.Schema) switch
        {
            MediaKind.Multipart when HasFiles(one.Value.Schema) => 0,
            MediaKind.Json => 1,
            _ => 2,
        }).First();
        var kind = MediaKinds.Of(mediaType, media.Schema);
        if (kind == MediaKind.Xml)
            throw new NotTriedException("its body is XML");
        var schema = media.Schema ?? new OpenApiSchema { Type = kind == MediaKind.Json ? JsonSchemaType.Object : JsonSchemaType.String };
        var value = isLeast ? null : Example(schema, media.Example, media.Examples, SampleUse.Request);
        return new GivenBody(mediaType, kind, value ?? Make(schema, SampleUse.Request, isLeast, "body"), schema);
    }

    private static bool HasFiles(IOpenApiSchema? form) => form is not null && Schemas.Resolve(form).Properties?.Values.Any(MediaKinds.IsBytes) == true;

    private static List<PlannedAnswer> AnswersOf(DescribedOperation operation, bool isLeast)
    {
        var (name, response) = (operation.Value.Responses ?? [])
            .Where(one => one.Key[0] == '2' || one.Key == "default")
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (response is null)
            throw new NotTriedException("it describes no success");
        var status = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? exact : 200;
        if (response.Content is not { Count: > 0 } content || status is 204 or 205 || operation.Method == "HEAD")
            return [new PlannedAnswer(status, null, MediaKind.Binary, null, [])];
        var answers = content.Select(media => AnswerOf(status, media.Key, media.Value, isLeast)).Where(answer => answer.Kind != MediaKind.Xml).ToList();
        return answers.Count > 0 ? answers : throw new NotTriedException("its answer is XML");
    }

    private static PlannedAnswer AnswerOf(int status, string mediaType, IOpenApiMediaType media, bool isLeast)
    {
        var kind = MediaKinds.Of(mediaType, media.Schema);
        if (kind == MediaKind.Xml)
            return new PlannedAnswer(status, mediaType, kind, null, []);
        var sent = mediaType switch
        {
            "*/*" or "application/*" => kind == MediaKind.Json ? "application/json" : "application/octet-stream",
            _ => mediaType.Replace("*", "x-calling", StringComparison.Ordinal),
        };
        if (kind is MediaKind.Binary or MediaKind.Multipart)
            return new PlannedAnswer(status, sent, MediaKind.Binary, null, [0, 1, 2, 0xC3, 0x28, 0xFF, (byte)'\r', (byte)'\n']);
        var schema = media.Schema ?? media.ItemSchema ?? new OpenApiSchema();
        var value = (isLeast ? null : Example(schema, media.Example, media.Examples, SampleUse.Response)) ?? Make(schema, SampleUse.Response, isLeast, "answer");
        var text = kind switch
        {
            MediaKind.Events when MediaKinds.Bare(mediaType) == "text/event-stream" => string.Concat(Enumerable.Repeat($"data: {Line(value)}\n\n", 2)),
            MediaKind.Events => string.Concat(Enumerable.Repeat($"{Line(value)}\n", 2)),
            MediaKind.Text => value.ToString(),
            _ => value.ToJsonString(),
        };
        return new PlannedAnswer(status, sent, kind, value, Encoding.UTF8.GetBytes(text));
    }

    private static string Line(JsonNode value) => value.ToJsonString();

    /// <summary>The document's own example, where it is one.</summary>
    private static JsonNode? Example(IOpenApiSchema schema, JsonNode? example, IDictionary<string, IOpenApiExample>? examples, SampleUse use) =>
        (examples?.Values.Select(named => named.Value) ?? []).Prepend(example)
            .FirstOrDefault(value => value is not null && !JsonNullSentinel.IsJsonNullSentinel(value) && SchemaFit.Problem(schema, value, use) is null)?.DeepClone();

    private static JsonNode Make(IOpenApiSchema schema, SampleUse use, bool isLeast, string what)
    {
        try
        {
            return new Sample(0, use) { IsLeast = isLeast }.Of(schema);
        }
        catch (InvalidOperationException e)
        {
            throw new NotTriedException($"{what}: {e.Message}");
        }
    }
}

/// <summary>Why an operation cannot be tried.</summary>
internal sealed class NotTriedException(string reason) : Exception(reason);
