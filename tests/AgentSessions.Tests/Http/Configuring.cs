using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

public class Configuring
{
    [TestCase(" key", "blanks or line breaks")]
    [TestCase("key\n", "blanks or line breaks")]
    [TestCase("ke\r\ny", "control character")]
    [TestCase("ke\0y", "control character")]
    [TestCase("kéy", "outside ASCII")]
    [TestCase("", "is empty")]
    [TestCase("xyz", "shorter than 4 characters")]
    public void A_key_that_cannot_travel_is_refused_without_showing_it(string key, string reason)
    {
        var refused = Refuse(TestApi.KeyHeader, new() { ApiKey = key });

        Assert.That(refused, Does.Contain("ApiKey").And.Contain(reason).And.Contain("AcmeCloud:ApiKey").And.Contain("ACME_CLOUD_API_KEY"));
        if (key.Length > 0)
            Assert.That(refused, Does.Not.Contain(key.Trim()));
    }

    [Test]
    public void What_the_environment_sets_for_a_vendor_can_be_asked_for()
    {
        var set = new Dictionary<string, string> { ["ACME_CLOUD_API_KEY"] = TestApi.Key, ["ACME_CLOUD_BASE_URL"] = "https://gateway.example.com/acme" };
        try
        {
            foreach (var (name, value) in set)
                Environment.SetEnvironmentVariable(name, value);

            var options = SpecClientOptions.FromEnvironment(TestApi.KeyHeader);

            Assert.That((options.ApiKey, options.BaseAddress), Is.EqualTo((TestApi.Key, new Uri("https://gateway.example.com/acme"))));
        }
        finally
        {
            foreach (var name in set.Keys)
                Environment.SetEnvironmentVariable(name, null);
        }
        Assert.That(SpecClientOptions.FromEnvironment(TestApi.KeyHeader).ApiKey, Is.Null);
    }

    [Test]
    public void A_missing_key_is_refused_unless_that_is_meant()
    {
        Assert.That(Refuse(TestApi.KeyHeader, new()), Does.Contain("ApiKey is not set"));
        Assert.That(() => ClientPipeline.Create(TestApi.KeyHeader, new() { AllowAnonymous = true }).Dispose(), Throws.Nothing);
        Assert.That(() => ClientPipeline.Create(TestApi.Describe("open", "Open"), new()).Dispose(), Throws.Nothing);
    }

    [TestCase("http://api.example.com", "plain http")]
    [TestCase("http://127.0.0.1.evil.example", "plain http")]
    [TestCase("http://loopback.example", "plain http")]
    [TestCase("ftp://api.example.com", "not an absolute http")]
    [TestCase("/relative", "not an absolute http")]
    [TestCase("https://user:secret@api.example.com", "carries a user")]
    [TestCase("https://api.example.com/?key=secret", "carries a user, a query")]
    public void An_address_that_will_not_do_is_refused(string address, string reason)
    {
        var refused = Refuse(TestApi.KeyHeader, new() { ApiKey = TestApi.Key, BaseAddress = new(address, UriKind.RelativeOrAbsolute) });

        Assert.That(refused, Does.Contain(reason).And.Contain("ACME_CLOUD_BASE_URL").And.Not.Contain("secret"));
    }

    [TestCase("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [TestCase("http://[::1]:5000/x", "http://[::1]:5000/x/")]
    [TestCase("http://localhost/x/", "http://localhost/x/")]
    [TestCase("https://api.example.com/v1", "https://api.example.com/v1/")]
    public void An_address_ends_in_a_slash(string address, string expected)
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key, BaseAddress = new(address) });

        Assert.That(client.BaseAddress, Is.EqualTo(new Uri(expected)));
    }

    [TestCase("acme", "my project/1", "https://acme.example.com/api/projects/my%20project%2F1/")]
    [TestCase("acme", null, "ServerVariables:project is not set")]
    [TestCase("", "p", "ServerVariables:account is not set")]
    [TestCase("acme", "..", "ServerVariables:project is not a value")]
    [TestCase("evil.example/", "p", "ServerVariables do not make an address")]
    [TestCase("evil.example#", "p", "ServerVariables do not make an address")]
    [TestCase("key@evil", "p", "ServerVariables do not make an address")]
    public void Server_variables_are_filled_in_and_escaped(string? account, string? project, string expected)
    {
        var options = new SpecClientOptions { ApiKey = TestApi.Key };
        if (account is not null)
            options.ServerVariables["account"] = account;
        if (project is not null)
            options.ServerVariables["Project"] = project;

        if (expected.StartsWith("https", StringComparison.Ordinal))
        {
            using var client = ClientPipeline.Create(TestApi.OAuth, options);
            Assert.That(client.BaseAddress!.AbsoluteUri, Is.EqualTo(expected));
        }
        else
            Assert.That(Refuse(TestApi.OAuth, options), Does.Contain(expected));
    }

    [Test]
    public void Each_setting_out_of_range_is_named()
    {
        var refused = Refuse(TestApi.KeyHeader, new()
        {
            ApiKey = TestApi.Key,
            MaxRetries = -1,
            MaxRedirects = -1,
            MaxResponseBytes = 0,
            RetryDelay = TimeSpan.FromSeconds(-1),
            MaxRetryAfter = TimeSpan.FromSeconds(-1),
            AttemptTimeout = TimeSpan.Zero,
            TotalTimeout = TimeSpan.FromDays(90),
        });

        foreach (var setting in (string[])["MaxRetries", "MaxRedirects", "MaxResponseBytes", "RetryDelay", "MaxRetryAfter", "AttemptTimeout", "TotalTimeout"])
            Assert.That(refused, Does.Contain($"AcmeCloud:{setting}"));
    }

    [Test]
    public void A_credential_that_the_vendor_does_not_take_is_refused() =>
        Assert.That(Refuse(TestApi.KeyHeader, new() { TokenIssuer = (_, _) => default }), Does.Contain("TokenIssuer"));

    [TestCase("MaxRetries", TestApi.Key)]
    [TestCase("AttemptTimeout", TestApi.Key)]
    [TestCase("BaseAddress", "https://:" + TestApi.Key)]
    public void A_configured_value_that_is_none_is_refused_without_showing_it(string setting, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"AcmeCloud:{setting}", value), new("AcmeCloud:ApiKey", TestApi.Key)]).Build();

        var refused = Assert.Throws<OptionsValidationException>(() => new ClientSettings(TestApi.KeyHeader).ReadConfiguration(configuration, new()))!.ToString();

        Assert.That(refused, Does.Contain($"{setting} is no value that it could have. Setting: AcmeCloud:{setting}.").And.Not.Contain(TestApi.Key));
    }

    [Test]
    public void Options_do_not_show_their_key()
    {
        var options = new SpecClientOptions { ApiKey = TestApi.Key, BaseAddress = new("https://api.example.com") };

        Assert.That(options.ToString(), Is.EqualTo("SpecClientOptions { https://api.example.com }"));
        options.Credentials["second"] = TestApi.Key;
        options.TokenProvider = new Issuer(TestApi.Key).IssueAsync;
        foreach (var text in (string[])[JsonSerializer.Serialize(options), Newtonsoft.Json.JsonConvert.SerializeObject(options)])
            Assert.That(text, Does.Not.Contain(TestApi.Key).And.Contain("https://api.example.com"));
    }

    private sealed class Issuer(string token)
    {
        public string Token { get; } = token;

        public ValueTask<string> IssueAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Token);
    }

    private static string Refuse(ApiDescription api, SpecClientOptions options) =>
        Assert.Throws<OptionsValidationException>(() => ClientPipeline.Create(api, options).Dispose())!.Message;
}
