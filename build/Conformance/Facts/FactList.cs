using Microsoft.OpenApi;

namespace SpecClients.Conformance.Facts;

/// <summary>
/// Everything that a vendor's document says, one fact each. Not counted as facts: examples and code samples, which
/// illustrate facts; <c>x-</c> extensions, which have no agreed meaning; tags that no operation bears and components that
/// none reaches; and the version of OpenAPI that the document is written in.
/// </summary>
internal sealed class FactList
{
    private readonly VendorDocument _vendor;
    private readonly List<Fact> _facts = [];
    private readonly HashSet<(string Pointer, FactKind Kind, string Value)> _seen = [];
    private readonly SchemaFacts _schemas;

    private FactList(VendorDocument vendor)
    {
        _vendor = vendor;
        _schemas = new SchemaFacts(vendor, Add);
    }

    public static IReadOnlyList<Fact> Of(VendorDocument vendor)
    {
        var list = new FactList(vendor);
        list.Collect();
        return list._facts;
    }

    private void Collect()
    {
        var document = _vendor.Document;
        InfoFacts.Collect(document, Add);
        SecurityFacts.Collect(document, Add);
        foreach (var operation in _vendor.Operations)
            Operation(operation);
        while (Reached(document).ToList() is { Count: > 0 } reached)
            reached.ForEach(component => _schemas.Collect(component.Pointer, component.Schema));
        foreach (var pointer in Remainder.Of(_vendor, _facts).ToList())
            Add(pointer, FactKind.Unknown, _vendor.At(pointer)?.ToString() ?? "", pointer);
    }

    /// <summary>The components that are referred to, or are kinds of one that is, and have not been told yet.</summary>
    private IEnumerable<(string Pointer, IOpenApiSchema Schema)> Reached(OpenApiDocument document) =>
        from component in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()
        let pointer = Pointers.Of("components", "schemas", component.Key)
        where !_schemas.Told.Contains(pointer)
            && (_schemas.Referred.Contains(pointer) || component.Value.AllOf?.Any(part => part.Discriminator is not null && _schemas.Told.Contains(Pointers.Of(part, pointer))) == true)
        select (pointer, component.Value);

    private void Operation(DescribedOperation operation)
    {
        var (at, value) = (operation.Pointer, operation.Value);
        Add(at, FactKind.Operation, $"{operation.Method} {operation.Path}", at);
        Text(at, "operationId", FactKind.OperationId, value.OperationId);
        Text(at, "summary", FactKind.Summary, value.Summary);
        Text(at, "description", FactKind.Description, value.Description);
        if (_vendor.States(at, "deprecated"))
            Add(at + "/deprecated", FactKind.Deprecated, value.Deprecated ? "true" : "false", at);
        foreach (var (i, tag) in (value.Tags ?? new HashSet<OpenApiTagReference>()).Index())
            Add($"{at}/tags/{i}", FactKind.Tag, tag.Reference.Id ?? "", at);
        foreach (var (pointer, parameter) in operation.Parameters)
            Parameter(pointer, parameter);
        if (operation.Body is { } body)
            Body(body.Pointer, body.Value);
        foreach (var (status, pointer, response) in operation.Responses)
            Response(status, pointer, response);
    }

    private void Parameter(string at, IOpenApiParameter parameter)
    {
        Add(at, FactKind.Parameter, $"{parameter.In?.GetDisplayName()} {parameter.Name}", at);
        Text(at, "description", FactKind.Description, parameter.Description);
        if (_vendor.States(at, "required"))
            Add(at + "/required", FactKind.Required, parameter.Required ? "true" : "false", at);
        if (_vendor.States(at, "deprecated"))
            Add(at + "/deprecated", FactKind.Deprecated, parameter.Deprecated ? "true" : "false", at);
        // How it is spelled: a request that arrives as the document has it proves it.
        foreach (var word in (string[])["style", "explode"])
        {
            if (_vendor.MemberOf(at, word) is { } said)
                Add($"{at}/{word}", FactKind.Parameter, said.ToString(), at);
        }
        if (parameter.Schema is { } schema)
            _schemas.Collect(at + "/schema", schema);
    }

    private void Body(string at, IOpenApiRequestBody body)
    {
        Add(at, FactKind.RequestBody, string.Join(", ", body.Content?.Keys ?? Enumerable.Empty<string>()), at);
        Text(at, "description", FactKind.Description, body.Description);
        if (_vendor.States(at, "required"))
            Add(at + "/required", FactKind.Required, body.Required ? "true" : "false", at);
        foreach (var (type, media) in body.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            var pointer = $"{at}/content/{Pointers.Escape(type)}";
            Add(pointer, FactKind.MediaType, type, pointer);
            if (media.Schema is { } schema)
                _schemas.Collect(pointer + "/schema", schema);
        }
    }

    private void Response(string status, string at, IOpenApiResponse response)
    {
        Add(at, FactKind.Response, status, at);
        Text(at, "description", FactKind.Description, response.Description);
        foreach (var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            var pointer = $"{at}/content/{Pointers.Escape(type)}";
            Add(pointer, FactKind.MediaType, type, at);
            if (media.Schema is { } schema)
                _schemas.Collect(pointer + "/schema", schema);
        }
    }

    private void Text(string owner, string member, FactKind kind, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Add($"{owner}/{member}", kind, text, owner);
    }

    private void Add(string pointer, FactKind kind, string value, string owner)
    {
        // A response or parameter that several operations refer to is told once.
        if (_seen.Add((pointer, kind, value)))
            _facts.Add(new Fact(_vendor.Vendor, pointer, kind, value, owner));
    }
}
