using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Sandbox;
using Azure.Core;
using Newtonsoft.Json.Linq;
using SpecClients.Azure;
using SpecClients.OpenApi.Reading;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>The vendor's own document, the description compiled from it and the wire agree on how one signs in.</summary>
[TestFixture]
internal sealed class SigningIn
{
    private readonly List<SandboxRequest> _received = [];
    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = 3, ApiKey = "k-e-y.0123" });
        _sandbox.Requests.Received += _received.Add;
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task The_credential_travels_as_the_vendors_own_document_says_and_nowhere_else(Caller caller)
    {
        _received.Clear();
        using var connection = caller.Connect(_sandbox);
        await foreach (var _ in connection.Items())
        {
        }
        var (header, prefix, _) = Published(caller.Id);
        Assert.That(_received, Is.Not.Empty);
        foreach (var request in _received)
        {
            Assert.That(request.Headers.GetValueOrDefault(header), Is.EqualTo(prefix + _sandbox.ApiKey));
            Assert.That(request.Headers.Where(other => other.Value.Contains(_sandbox.ApiKey, StringComparison.Ordinal)).Select(other => other.Key), Is.EqualTo((string[])[header]).IgnoreCase);
            Assert.That(request.Path + request.Query, Does.Not.Contain(_sandbox.ApiKey));
        }
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.Alone))]
    public void The_compiled_description_is_the_vendors_document(Caller caller)
    {
        var (header, prefix, scopes) = Published(caller.Id);
        var compiled = caller.Description.Security.Single();
        Assert.Multiple(() =>
        {
            Assert.That(compiled.Header, Is.EqualTo(header));
            Assert.That(compiled.Kind, Is.EqualTo(scopes.Length > 0 ? ApiSecurityKind.OAuth2 : prefix.Length > 0 ? ApiSecurityKind.Bearer : ApiSecurityKind.ApiKeyHeader));
            Assert.That(compiled.Scopes, Is.EqualTo(scopes));
        });
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task A_token_is_issued_for_the_published_scopes_and_only_where_there_are_any(Caller caller)
    {
        var issuer = new Issuer(_sandbox.ApiKey);
        var (header, _, scopes) = Published(caller.Id);
        _received.Clear();
        void Configure(SpecClientOptions options) => options.UseTokenCredential(issuer).ApiKey = null;
        if (scopes.Length == 0)
        {
            Assert.That(() => caller.Connect(_sandbox, Configure), Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contain("TokenIssuer"));
            return;
        }
        using var connection = caller.Connect(_sandbox, Configure);
        await foreach (var _ in connection.Items())
        {
        }
        Assert.That(issuer.Asked, Is.EqualTo(scopes), "It is asked once, for these scopes.");
        Assert.That(_received.Select(request => request.Headers[header]), Is.All.EqualTo("Bearer " + _sandbox.ApiKey));
    }

    /// <summary>The header, what stands before the secret, and the scopes, by the specification alone.</summary>
    private static (string Header, string Prefix, string[] Scopes) Published(string vendor)
    {
        var files = new Repository(RepositoryRoot.Path).Vendors.Single(files => files.Id == vendor);
        var document = DocumentReader.Read(files.Spec, files.SpecName);
        var operation = document["paths"]!.Children<JProperty>().SelectMany(path => path.Value.Children<JProperty>()).Single(method => method.Value["responses"] is not null).Value;
        var required = (operation["security"] ?? document["security"])!.Single().Children<JProperty>().Single();
        var scheme = document["components"]!["securitySchemes"]![required.Name]!;
        return (string?)scheme["type"] switch
        {
            "apiKey" when (string?)scheme["in"] == "header" => ((string)scheme["name"]!, "", []),
            "http" when (string?)scheme["scheme"] == "bearer" => ("Authorization", "Bearer ", []),
            "oauth2" => ("Authorization", "Bearer ", [.. required.Value.Values<string>()!]),
            var type => throw new AssertionException($"{vendor} signs in by {type}, which this test cannot judge."),
        };
    }

    private sealed class Issuer(string token) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            return new(new AccessToken(token, DateTimeOffset.MaxValue));
        }
    }
}
