using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Conformance.Facts;

/// <summary>A vendor's document as it was published, without overlay or rules, read by a reader that is not ours.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
/// <param name="Document">The document as Microsoft.OpenApi reads it.</param>
/// <param name="Json">The document as JSON.</param>
internal sealed record VendorDocument(string Vendor, OpenApiDocument Document, JsonNode Json)
{
    /// <param name="vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
    /// <param name="json">The document.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="isTolerant">Whether keywords that the reader does not know are passed over.</param>
    public static VendorDocument Parse(string vendor, string json, string name, bool isTolerant = false)
    {
        // What its author meant is not for a reader to judge: an empty default is what an API without one must say.
        var root = JsonNode.Parse(json)!;
        var plain = root.DeepClone();
        BareSchemas.WriteOut(plain);
        var read = Read(plain, name);
        if (read.Document is not { } document || !isTolerant && read.Diagnostic is { Errors.Count: > 0 })
        {
            throw new ProblemException(ProblemCode.Structure, new SourceMark(name, 1, 1),
                "Microsoft.OpenApi cannot read it: " + string.Join("; ", read.Diagnostic?.Errors.Select(error => error.ToString()) ?? []));
        }
        return new VendorDocument(vendor, document, root);
    }

    private static ReadResult Read(JsonNode root, string name)
    {
        if (FailureOf(root, out var read) is not { } failure)
            return read!;
        // It does not say of what: the first part is named that it fails over alone.
        var part = PartsOf(root).FirstOrDefault(part => FailureOf(part.Alone, out _)?.GetType() == failure.GetType()).Pointer;
        throw new ProblemException(ProblemCode.Structure, new SourceMark(name, 1, 1),
            $"Microsoft.OpenApi cannot read {part ?? "it"}: {failure.GetType().Name}: {LineEnds.OneLine(failure.Message)}");
    }

    private static Exception? FailureOf(JsonNode root, out ReadResult? read)
    {
        read = null;
        try
        {
            read = OpenApiDocument.Parse(root.ToJsonString(), OpenApiConstants.Json, new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetEmptyRuleSet() });
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e;
        }
    }

    /// <summary>Each path and each component as the only one of a document.</summary>
    private static IEnumerable<(string Pointer, JsonNode Alone)> PartsOf(JsonNode root)
    {
        string[][] maps = [["paths"], .. (root["components"] as JsonObject)?.Select(kind => new[] { "components", kind.Key }) ?? []];
        foreach (var steps in maps)
        {
            foreach (var (name, part) in steps.Aggregate((JsonNode?)root, (at, step) => (at as JsonObject)?[step]) as JsonObject ?? [])
            {
                var alone = steps.Append(name).Reverse().Aggregate(part?.DeepClone(), (inner, step) => new JsonObject { [step] = inner })!;
                alone["openapi"] = root["openapi"]?.DeepClone();
                alone["paths"] ??= new JsonObject();
                yield return (Pointers.Of([.. steps, name]), alone);
            }
        }
    }

    /// <summary>Whether what stands beside a reference is nothing.</summary>
    public bool IsBefore31 => Json["openapi"]?.ToString().StartsWith("3.0", StringComparison.Ordinal) == true;

    /// <summary>The operations with their pointers.</summary>
    public IEnumerable<DescribedOperation> Operations =>
        from path in Document.Paths
        from operation in path.Value.Operations ?? []
        select new DescribedOperation(
            path.Key,
            operation.Key.Method,
            path.Value,
            operation.Value,
            Pointers.Of("paths", path.Key, operation.Key.Method.ToLowerInvariant()));
}

/// <summary>One operation of a vendor's document.</summary>
/// <param name="Path">The path template.</param>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Item">The path item that holds it.</param>
/// <param name="Value">The operation.</param>
/// <param name="Pointer">Where it stands.</param>
internal sealed record DescribedOperation(string Path, string Method, IOpenApiPathItem Item, OpenApiOperation Value, string Pointer)
{
    /// <summary>Its parameters, those of the path item included, with their pointers.</summary>
    public IEnumerable<(string Pointer, IOpenApiParameter Value)> Parameters
    {
        get
        {
            var own = At(Value.Parameters, Pointer).ToList();
            var shared = At(Item.Parameters, Pointer[..Pointer.LastIndexOf('/')]);
            return shared.Where(one => !own.Any(other => other.Value.Name == one.Value.Name && other.Value.In == one.Value.In)).Concat(own);
        }
    }

    /// <summary>Its body with its pointer, if it has one.</summary>
    public (string Pointer, IOpenApiRequestBody Value)? Body => Value.RequestBody is { } body
        ? (body is OpenApiRequestBodyReference { Reference.ReferenceV3: { } target } ? target : Pointer + "/requestBody", body)
        : null;

    public IEnumerable<(string Status, string Pointer, IOpenApiResponse Value)> Responses =>
        (Value.Responses ?? []).Select(response => (response.Key,
            response.Value is OpenApiResponseReference { Reference.ReferenceV3: { } target } ? target : Pointer + "/responses/" + Pointers.Escape(response.Key),
            response.Value));

    private static IEnumerable<(string Pointer, IOpenApiParameter Value)> At(IEnumerable<IOpenApiParameter>? parameters, string owner) =>
        (parameters ?? []).Select((parameter, i) => (
            parameter is OpenApiParameterReference { Reference.ReferenceV3: { } target } ? target : $"{owner}/parameters/{i}",
            parameter));
}
