using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

[NonParallelizable]
public class Registering
{
    private readonly List<string> seen = [];

    [SetUp]
    public void ForgetTheLastTest() => seen.Clear();

    [TearDown]
    public void ClearTheEnvironment()
    {
        foreach (var variable in (string[])["ACME_CLOUD_API_KEY", "ACME_CLOUD_BASE_URL", "ACME_CLOUD_EU_API_KEY", "OAUTH_CLOUD_PROJECT", "OAUTH_CLOUD_API_KEY"])
            Environment.SetEnvironmentVariable(variable, null);
    }

    [Test]
    public async Task Settings_come_from_the_configuration_then_the_environment_then_the_caller()
    {
        Environment.SetEnvironmentVariable("ACME_CLOUD_BASE_URL", "https://environment.example");
        var services = Services(("BaseAddress", "https://configuration.example"), ("ApiKey", "configured"), ("MaxRetries", "0"), ("AttemptTimeout", "00:00:07"));
        AddAcme(services, configure: options => options.ApiKey += "-changed");

        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<TypedClient>();
        await client.Get();

        Assert.That(seen, Is.EqualTo(["https://environment.example/x configured-changed"]));
        Assert.That((client.Options.MaxRetries, client.Options.AttemptTimeout), Is.EqualTo((0, TimeSpan.FromSeconds(7))));
    }

    [Test]
    public async Task Server_variables_come_from_the_configuration_and_the_environment()
    {
        Environment.SetEnvironmentVariable("OAUTH_CLOUD_PROJECT", "p");
        Environment.SetEnvironmentVariable("OAUTH_CLOUD_API_KEY", "token");
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("OAuthCloud:ServerVariables:account", "a")])
            .Build());
        services.AddClient(TestApi.OAuth, null, null, Create);

        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<TypedClient>().Http.BaseAddress!.AbsoluteUri, Is.EqualTo("https://a.example.com/api/projects/p/"));
    }

    [Test]
    public async Task Accounts_of_one_vendor_stay_apart()
    {
        Environment.SetEnvironmentVariable("ACME_CLOUD_EU_API_KEY", "eu-key");
        var services = Services(("ApiKey", "main-key"), ("us:ApiKey", "us-key"));
        AddAcme(services);
        AddAcme(services, "eu");
        AddAcme(services, "us");

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();
        await provider.GetRequiredKeyedService<TypedClient>("eu").Get();
        await provider.GetRequiredKeyedService<TypedClient>("us").Get();

        Assert.That(seen.Select(line => line.Split(' ')[1]), Is.EqualTo(["main-key", "eu-key", "us-key"]));
    }

    [Test]
    public void A_missing_key_stops_the_host_at_start_and_names_the_setting()
    {
        using var host = new HostBuilder().ConfigureServices(services => AddAcme(services, "eu")).Build();

        Assert.That(() => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contain("AcmeCloud:eu:ApiKey").And.Message.Contain("ACME_CLOUD_EU_API_KEY"));
    }

    [Test]
    public async Task A_reloaded_key_is_on_the_next_request_of_the_same_client()
    {
        var services = Services(("ApiKey", "first"));
        AddAcme(services);
        await using var provider = services.BuildServiceProvider();
        var configuration = (IConfigurationRoot)provider.GetRequiredService<IConfiguration>();
        var client = provider.GetRequiredService<TypedClient>();

        await client.Get();
        configuration["AcmeCloud:ApiKey"] = "second";
        configuration.Reload();
        await client.Get();

        Assert.That(seen.Select(line => line.Split(' ')[1]), Is.EqualTo(["first", "second"]));
    }

    [Test]
    public async Task Registering_twice_signs_once()
    {
        var services = Services(("ApiKey", "first"));
        AddAcme(services);
        AddAcme(services, configure: options => options.MaxRetries = 0);

        await using var provider = services.BuildServiceProvider();
        await provider.GetServices<TypedClient>().Single().Get();

        Assert.That(seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_callers_handler_sees_every_attempt_and_no_credential()
    {
        var services = Services(("ApiKey", TestApi.Key), ("RetryDelay", "00:00:00"));
        var spied = new List<string>();
        AddAcme(services, statuses: [HttpStatusCode.BadGateway, HttpStatusCode.OK]).AddHttpMessageHandler(() => new Spy(spied));

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();

        Assert.That(spied, Has.Count.EqualTo(2).And.None.Contain(TestApi.Key));
    }

    [Test]
    public async Task A_callers_resilience_takes_the_place_of_ours()
    {
        var services = Services(("ApiKey", TestApi.Key), ("RetryDelay", "00:00:00"));
        AddAcme(services, statuses: [HttpStatusCode.BadGateway]).AddStandardResilienceHandler(standard =>
        {
            standard.Retry.MaxRetryAttempts = 1;
            standard.Retry.Delay = TimeSpan.Zero;
        });

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();

        Assert.That(seen, Has.Count.EqualTo(2));
    }

    [TestCase("https://agent-dev.test.example.com", null, 1)]
    [TestCase("https://agent-dev.test.example.com", "https://agent-dev.test.example.com", 0)]
    [TestCase("https://api.latest-devices.example.com", null, 0)]
    public async Task A_published_development_server_is_warned_of_once(string published, string? given, int warnings)
    {
        var log = new LogCapture();
        var services = Services(("ApiKey", TestApi.Key), ("BaseAddress", given));
        services.AddLogging(logging => logging.AddProvider(log));
        AddAcme(services, api: TestApi.KeyHeader with { Servers = [new(published)] });

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();
        await provider.GetRequiredService<TypedClient>().Get();

        Assert.That(log.Lines.Count(line => line.Contains("looks like a development server")), Is.EqualTo(warnings));
    }

    [Test]
    public async Task The_key_is_in_no_log_even_where_a_caller_has_headers_logged()
    {
        var log = new LogCapture();
        var services = Services(("ApiKey", TestApi.Key));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        AddAcme(services).RedactLoggedHeaders(_ => false);

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();

        Assert.That(log.Lines, Has.Some.StartsWith("Trace Request Headers:"));
        Assert.That(log.Lines, Has.None.Contain(TestApi.Key));
    }

    [Test]
    public async Task A_primary_handler_that_a_caller_sets_last_is_sent_signed_requests([Values] bool byFilter)
    {
        var services = Services(("ApiKey", TestApi.Key));
        var builder = AddAcme(services);
        var last = new FakeTransport(request =>
        {
            seen.Add("last " + string.Join(',', request.Headers.GetValues("X-Acme-Key")));
            return new(HttpStatusCode.OK);
        });
        if (byFilter)
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Replacing(last));
        else
            builder.ConfigurePrimaryHttpMessageHandler(() => last);

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TypedClient>().Get();

        Assert.That(seen, Is.EqualTo(["last " + TestApi.Key]));
    }

    private static TypedClient Create(HttpClient http, SpecClientOptions options) => new(http, options);

    private static ServiceCollection Services(params (string Name, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"AcmeCloud:{setting.Name}", setting.Value)))
            .Build());
        return services;
    }

    private IHttpClientBuilder AddAcme(
        IServiceCollection services, string? account = null, Action<SpecClientOptions>? configure = null, ApiDescription? api = null, params HttpStatusCode[] statuses) =>
        services.AddClient(api ?? TestApi.KeyHeader, account, configure, Create).ConfigurePrimaryHttpMessageHandler(() => new FakeTransport(request =>
        {
            seen.Add($"{request.RequestUri} {string.Join(',', request.Headers.GetValues("X-Acme-Key"))}");
            return new(statuses is [] ? HttpStatusCode.OK : statuses[Math.Min(seen.Count, statuses.Length) - 1]);
        }));

    private sealed record TypedClient(HttpClient Http, SpecClientOptions Options)
    {
        public async Task Get() => (await Http.GetAsync("x")).Dispose();
    }

    private sealed class Replacing(HttpMessageHandler transport) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = transport;
        };
    }

    private sealed class Spy(List<string> spied) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            spied.Add($"{request} {response.RequestMessage}");
            return response;
        }
    }
}
