using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Browser;

/// <summary>Scalar's reference of the effective documents, which can be tried out on the sandbox.</summary>
internal static class ApiReference
{
    private const string BackLink = """<p style="margin:0;padding:.5rem 1rem;font:14px system-ui"><a href="/" style="color:var(--scalar-color-1,inherit)">← agent-sessions sandbox</a></p>""";

    public static void Map(IEndpointRouteBuilder endpoints, SandboxServer sandbox)
    {
        var documents = VendorClient.Documents.ToDictionary(document => document.Vendor, Here);
        endpoints.MapGet("/documents/{vendor}.json", (string vendor) => documents.TryGetValue(vendor, out var document) ? Results.Text(document, "application/json") : Results.NotFound());
        endpoints.MapScalarApiReference("/reference", (options, context) =>
        {
            options.Nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            SecurityPolicy.ForApiReference(context.Response, options.Nonce);
            options.Title = "API reference · agent-sessions sandbox";
            options.Favicon = "/assets/icon.svg";
            options.HeaderContent = BackLink;
            options.AddDocuments(VendorClient.All.DistinctBy(client => client.Vendor).Select((client, index) =>
                new ScalarDocument(client.Vendor, client.Description.Title, "/documents/{documentName}.json", index == 0)));
            KeepInside(options);
            SignIn(options, sandbox.ApiKey);
        });
    }

    /// <summary>Everything that would ask another server is off.</summary>
    private static void KeepInside(ScalarOptions options)
    {
        (options.DefaultFonts, options.Telemetry) = (false, false);
        options.Agent = new() { Disabled = true };
        options.Mcp = new() { Disabled = true };
        options.HideClientButton = true;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
    }

    private static void SignIn(ScalarOptions options, string key)
    {
        foreach (var scheme in VendorClient.All.SelectMany(client => client.Description.Security).DistinctBy(scheme => scheme.Scheme))
        {
            if (scheme.Kind == ApiSecurityKind.ApiKeyHeader)
                options.AddApiKeyAuthentication(scheme.Scheme, header => header.Value = key);
            else if (scheme.Kind == ApiSecurityKind.Bearer)
                options.AddHttpAuthentication(scheme.Scheme, bearer => bearer.Token = key);
            foreach (var flow in scheme.Flows)
                SignIn(options, scheme.Scheme, flow, key);
        }
    }

    private static ScalarOptions SignIn(ScalarOptions options, string scheme, string flow, string token) => flow switch
    {
        "implicit" => options.AddImplicitFlow(scheme, issued => issued.Token = token),
        "authorizationCode" => options.AddAuthorizationCodeFlow(scheme, issued => issued.Token = token),
        "clientCredentials" => options.AddClientCredentialsFlow(scheme, issued => issued.Token = token),
        "password" => options.AddPasswordFlow(scheme, issued => issued.Token = token),
        _ => options,
    };

    /// <summary>The document with the sandbox as its only server: the page may ask no other.</summary>
    private static string Here(SandboxDocument document)
    {
        var root = document.Root.DeepClone().AsObject();
        root["servers"] = new JsonArray(new JsonObject { ["url"] = $"/{document.Vendor}", ["description"] = "This sandbox" });
        return root.ToJsonString();
    }
}
