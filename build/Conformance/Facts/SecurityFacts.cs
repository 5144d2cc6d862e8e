using Microsoft.OpenApi;

namespace SpecClients.Conformance.Facts;

/// <summary>How a document's operations are signed in to.</summary>
internal static class SecurityFacts
{
    public static void Collect(OpenApiDocument document, AddFact add)
    {
        var used = Requirements(document.Security, "#/security", add);
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
                used.UnionWith(Requirements(operation.Security, Pointers.Of("paths", path, method.Method.ToLowerInvariant(), "security"), add));
        }
        foreach (var (name, scheme) in document.Components?.SecuritySchemes ?? new Dictionary<string, IOpenApiSecurityScheme>())
        {
            if (used.Contains(name))
                Scheme(Pointers.Of("components", "securitySchemes", name), scheme, add);
        }
    }

    private static HashSet<string> Requirements(IEnumerable<OpenApiSecurityRequirement>? requirements, string at, AddFact add)
    {
        var used = new HashSet<string>();
        foreach (var (i, requirement) in (requirements ?? []).Index())
        {
            foreach (var (scheme, scopes) in requirement)
            {
                var name = scheme.Reference.Id!;
                used.Add(name);
                var owner = Pointers.Of("components", "securitySchemes", name);
                add($"{at}/{i}/{Pointers.Escape(name)}", FactKind.SecurityScheme, name, owner);
                foreach (var (j, scope) in scopes.Index())
                    add($"{at}/{i}/{Pointers.Escape(name)}/{j}", FactKind.SecurityScheme, scope, owner);
            }
        }
        return used;
    }

    private static void Scheme(string at, IOpenApiSecurityScheme scheme, AddFact add)
    {
        void Say(string member, string? value, FactKind kind = FactKind.SecurityScheme)
        {
            if (!string.IsNullOrEmpty(value))
                add($"{at}/{member}", kind, value, at);
        }
        Say("type", scheme.Type?.GetDisplayName());
        Say("in", scheme.Type == SecuritySchemeType.ApiKey ? scheme.In?.GetDisplayName() : null);
        Say("name", scheme.Name);
        Say("scheme", scheme.Scheme);
        Say("bearerFormat", scheme.BearerFormat);
        Say("openIdConnectUrl", scheme.OpenIdConnectUrl?.OriginalString);
        Say("description", scheme.Description, FactKind.Description);
        foreach (var (name, flow) in Flows(scheme.Flows))
        {
            var pointer = $"{at}/flows/{name}";
            add(pointer, FactKind.SecurityScheme, name, at);
            Say($"flows/{name}/authorizationUrl", flow.AuthorizationUrl?.OriginalString);
            Say($"flows/{name}/tokenUrl", flow.TokenUrl?.OriginalString);
            Say($"flows/{name}/refreshUrl", flow.RefreshUrl?.OriginalString);
            foreach (var (scope, description) in flow.Scopes ?? new Dictionary<string, string>())
            {
                add($"{pointer}/scopes", FactKind.SecurityScheme, scope, at);
                Say($"flows/{name}/scopes/{Pointers.Escape(scope)}", description, FactKind.Description);
            }
        }
    }

    private static IEnumerable<(string Name, OpenApiOAuthFlow Flow)> Flows(OpenApiOAuthFlows? flows) =>
        new (string Name, OpenApiOAuthFlow? Flow)[]
        {
            ("implicit", flows?.Implicit), ("password", flows?.Password),
            ("clientCredentials", flows?.ClientCredentials), ("authorizationCode", flows?.AuthorizationCode),
        }.Where(flow => flow.Flow is not null)!;
}
