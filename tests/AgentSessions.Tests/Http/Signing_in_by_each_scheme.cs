using System.Net;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Compilation;
using SpecClients.Client;
using SpecClients.Generation.Layer;

namespace AgentSessions.Tests.Http;

/// <summary>Each security scheme that OpenAPI has, from the document to the wire: signed as it asks, or refused before it is sent.</summary>
internal sealed class Signing_in_by_each_scheme
{
    private const string Schemes = """
        header: { type: apiKey, in: header, name: X-Key }, query: { type: apiKey, in: query, name: key }, cookie: { type: apiKey, in: cookie, name: sid },
        basic: { type: http, scheme: basic }, bearer: { type: http, scheme: Bearer }, hawk: { type: http, scheme: Hawk }, anything: { type: http, scheme: x-any },
        implicit: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.test', scopes: { } } } },
        password: { type: oauth2, flows: { password: { tokenUrl: 'https://a.test', scopes: { } } } },
        client: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.test', scopes: { } } } },
        code: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://a.test', tokenUrl: 'https://a.test', scopes: { } } } },
        oidc: { type: openIdConnect, openIdConnectUrl: 'https://a.test' },
        digest: { type: http, scheme: digest }, negotiate: { type: http, scheme: Negotiate }, scram: { type: http, scheme: SCRAM-SHA-256 }, mtls: { type: mutualTLS }
        """;

    private static readonly string[] Kinds = ["ApiKey", "TokenProvider", "Credentials"];

    [Test]
    public async Task A_credential_goes_where_its_scheme_wants_it([ValueSource(nameof(Kinds))] string given,
        [Values("header", "query", "cookie", "basic", "bearer", "hawk", "anything", "implicit", "password", "client", "code", "oidc")] string scheme)
    {
        var sent = await SendAsync($"[{{ {scheme}: [] }}]", Given(given, scheme), warnings: 0);

        Assert.That(sent, Is.EqualTo(scheme switch
        {
            "header" => "X-Key: the-key",
            "query" => "?key=the-key",
            "cookie" => "Cookie: sid=the-key",
            "basic" => "Authorization: Basic dGhlLWtleTo=",
            "hawk" => "Authorization: Hawk the-key",
            "anything" => "Authorization: x-any the-key",
            _ => "Authorization: Bearer the-key",
        }));
    }

    [TestCase("digest", "the scheme \"digest\"")]
    [TestCase("negotiate", "the scheme \"Negotiate\"")]
    [TestCase("scram", "the scheme \"SCRAM-SHA-256\"")]
    [TestCase("mtls", "the type \"mutualTLS\"")]
    [TestCase("unknown", "a name of no security scheme")]
    public async Task What_no_client_can_do_is_refused_before_it_is_sent_unless_it_may_go_out_as_it_is(string scheme, string what)
    {
        var security = $"[{{ {scheme}: [], header: [] }}]";
        Assert.That(async () => await SendAsync(security, Given("ApiKey", scheme), warnings: 1),
            Throws.InvalidOperationException.With.Message.Contains($"'{scheme}' is {what}").And.Message.Contains("AllowAnonymous").And.Message.Not.Contains("the-key"));

        var anonymous = Given("ApiKey", scheme);
        anonymous.AllowAnonymous = true;
        Assert.That(await SendAsync(security, anonymous, warnings: 1), Is.EqualTo("X-Key: the-key"));
    }

    [TestCase("oidc", "TokenProvider, ")]
    [TestCase("client", "TokenProvider, ")]
    [TestCase("header", "")]
    [TestCase("cookie", "")]
    [TestCase("hawk", "")]
    public void A_scheme_without_its_key_is_refused_before_it_is_sent(string scheme, string how) =>
        Assert.That(async () => await SendAsync($"[{{ {scheme}: [] }}]", Given("Credentials", "query")),
            Throws.InvalidOperationException.With.Message.Contains($"'{scheme}' has no key: set {how}Credentials[\"{scheme}\"] or ApiKey"));

    [TestCase("[{ header: [] }, { query: [] }]", "X-Key: the-key")]
    [TestCase("[{ mtls: [] }, { query: [] }]", "?key=the-key")]
    [TestCase("[{ header: [], query: [], cookie: [] }]", "?key=the-key; Cookie: sid=the-key; X-Key: the-key")]
    [TestCase("[{ bearer: [], oidc: [] }]", "Authorization: Bearer the-key")]
    [TestCase("[{ }]", "")]
    [TestCase("[{ mtls: [] }, { }]", "")]
    [TestCase("[]", "")]
    public async Task Several_schemes_are_any_of_or_all_of_and_none_is_none(string security, string wanted) =>
        Assert.That(await SendAsync(security, Given("ApiKey", "")), Is.EqualTo(wanted));

    [TestCase("[{ header: [], query: [] }]")]
    [TestCase("[{ header: [] }, { bearer: [], query: [] }]")]
    public void One_key_of_two_is_not_enough(string security) =>
        Assert.That(async () => await SendAsync(security, Given("Credentials", "query")), Throws.InvalidOperationException.With.Message.Contains("'header' has no key"));

    [Test]
    public void Two_keys_for_one_place_are_refused() =>
        Assert.That(async () => await SendAsync("[{ bearer: [], basic: [] }]", Given("ApiKey", "")), Throws.InvalidOperationException.With.Message.Contains("two keys have the same place, 'Authorization'"));

    [TestCase("[{ header: [], bearer: [] }]", "Authorization: Bearer issued; X-Key: own-key")]
    [TestCase("[{ query: [] }, { header: [] }]", "X-Key: own-key")]
    [TestCase("[{ cookie: [] }]", "Cookie: sid=issued")]
    [TestCase("[]", "")]
    public async Task An_issued_token_and_keys_go_where_the_operation_says(string security, string wanted)
    {
        var options = new SpecClientOptions { TokenProvider = _ => ValueTask.FromResult("issued") };
        options.Credentials["header"] = "own-key";

        Assert.That(await SendAsync(security, options), Is.EqualTo(wanted));
    }

    [TestCase("[{ digest: [] }]", "Authorization: Digest by-hand")]
    [TestCase("[{ bearer: [], header: [] }]", "Authorization: Digest by-hand; X-Key: the-key")]
    public async Task What_its_caller_signed_is_sent_as_it_is_with_what_is_asked_for_besides(string security, string wanted) =>
        Assert.That(await SendAsync(security, Given("Credentials", "header"), byHand: "Digest by-hand"), Is.EqualTo(wanted));

    [Test]
    public async Task An_operation_that_asks_for_nothing_gets_no_key_where_its_neighbour_does()
    {
        var api = Describe("[{ header: [] }]", more: "  /b: { get: { operationId: b, security: [], responses: { '204': { description: ok } } } }\n");
        Assert.That(await SendAsync(api, api.Operations[1], Given("ApiKey", "")), Is.Empty);
        Assert.That(await SendAsync(api, api.Operations[0], Given("ApiKey", "")), Is.EqualTo("X-Key: the-key"));
    }

    private static SpecClientOptions Given(string kind, string scheme)
    {
        var options = new SpecClientOptions { ApiKey = kind == "ApiKey" ? "the-key" : null, TokenProvider = kind == "TokenProvider" ? _ => ValueTask.FromResult("the-key") : null };
        if (kind == "Credentials")
            options.Credentials[scheme] = "the-key";
        return options;
    }

    private static Task<string> SendAsync(string security, SpecClientOptions options, int? warnings = null, string? byHand = null)
    {
        var api = Describe(security, warnings);
        return SendAsync(api, api.Operations[0], options, byHand);
    }

    /// <summary>What of a request's query and headers is a credential, as the transport sees it.</summary>
    private static async Task<string> SendAsync(ApiDescription api, ApiOperation operation, SpecClientOptions options, string? byHand = null)
    {
        var seen = new List<string>();
        using var client = ClientPipeline.Create(api, options, new FakeTransport(wire =>
        {
            seen.AddRange(wire.Headers.NonValidated.Where(header => header.Key != "User-Agent").Select(header => $"{header.Key}: {header.Value}").Append(wire.RequestUri!.Query).Where(part => part.Length > 0).Order(StringComparer.Ordinal));
            return new(HttpStatusCode.NoContent);
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        request.Options.Set(ApiOperation.Key, operation);
        if (byHand is not null)
            request.Headers.TryAddWithoutValidation("Authorization", byHand);
        using var response = await client.SendAsync(request);
        return string.Join("; ", seen);
    }

    /// <summary>The description that the compiler writes of a document, compiled.</summary>
    private static ApiDescription Describe(string security, int? warnings = null, string more = "")
    {
        var document = SpecText.Compile($"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\nservers: [{{ url: 'https://acme.test' }}]\nsecurity: {security}\npaths:\n"
            + $"  /a: {{ get: {{ operationId: a, responses: {{ '204': {{ description: ok }} }} }} }}\n{more}components: {{ securitySchemes: {{ {Schemes.ReplaceLineEndings(" ")} }} }}\n");
        var unserved = document.Warnings.Count(warning => warning.ToString().Contains("SC0111: No client can sign in by"));
        if (warnings is not null)
            Assert.That(unserved - 4, Is.EqualTo(security.Contains("unknown") ? warnings : 0), "each scheme that is not served is told of once, where it is described");

        var assembly = InMemory.Load([ApiFile.Write(document, "NSwag")]);
        return (ApiDescription)assembly.GetTypes().Single(type => type.Name == "AcmeApi").GetProperty("Description")!.GetValue(null)!;
    }
}
