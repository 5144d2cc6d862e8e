using Microsoft.OpenApi;

namespace SpecClients.Conformance.Facts;

/// <summary>Adds a fact to a list.</summary>
internal delegate void AddFact(string pointer, FactKind kind, string value, string owner);

/// <summary>What a document says of itself, of its servers and of the tags that its operations bear.</summary>
internal static class InfoFacts
{
    public static void Collect(OpenApiDocument document, AddFact add)
    {
        foreach (var (name, value) in Info(document.Info))
        {
            if (!string.IsNullOrEmpty(value))
                add("#/info/" + name, FactKind.Info, value, "#/info");
        }
        foreach (var (member, value) in new[] { ("description", document.ExternalDocs?.Description), ("url", document.ExternalDocs?.Url?.OriginalString) })
        {
            if (!string.IsNullOrEmpty(value))
                add("#/externalDocs/" + member, FactKind.Info, value, "#/info");
        }
        foreach (var (i, server) in (document.Servers ?? []).Index())
            Server(server, $"#/servers/{i}", add);

        var borne = document.Paths.SelectMany(path => path.Value.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id)
            .ToHashSet();
        foreach (var (i, tag) in (document.Tags ?? new HashSet<OpenApiTag>()).Index().Where(tag => borne.Contains(tag.Item.Name)))
        {
            add($"#/tags/{i}/name", FactKind.Tag, tag.Name ?? "", $"#/tags/{i}");
            if (tag.Description is { Length: > 0 } description)
                add($"#/tags/{i}/description", FactKind.Description, description, $"#/tags/{i}");
        }
    }

    private static IEnumerable<(string Name, string? Value)> Info(OpenApiInfo info) =>
    [
        ("title", info.Title), ("version", info.Version), ("summary", info.Summary), ("description", info.Description),
        ("termsOfService", info.TermsOfService?.OriginalString),
        ("contact/name", info.Contact?.Name), ("contact/url", info.Contact?.Url?.OriginalString), ("contact/email", info.Contact?.Email),
        ("license/name", info.License?.Name), ("license/identifier", info.License?.Identifier), ("license/url", info.License?.Url?.OriginalString),
    ];

    private static void Server(OpenApiServer server, string at, AddFact add)
    {
        add(at + "/url", FactKind.Server, server.Url ?? "", at);
        if (server.Description is { Length: > 0 } description)
            add(at + "/description", FactKind.Description, description, at);
        foreach (var (name, variable) in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
        {
            var pointer = $"{at}/variables/{Pointers.Escape(name)}";
            add(pointer, FactKind.ServerVariable, name, pointer);
            if (variable.Default is { } value)
                add(pointer + "/default", FactKind.Default, value, pointer);
            if (variable.Description is { Length: > 0 } text)
                add(pointer + "/description", FactKind.Description, text, pointer);
            foreach (var (i, one) in (variable.Enum ?? []).Index())
                add($"{pointer}/enum/{i}", FactKind.EnumValue, one, pointer);
        }
    }
}
