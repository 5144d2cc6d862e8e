using System.Text.Json.Nodes;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Tests.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using SpecClients.Client;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Echoes;

/// <summary>A server repeats a second key, a renewed one and the one before it, and those of the schemes that no vendor here has.</summary>
[NonParallelizable]
internal sealed class EchoingOtherKeys
{
    private const string Key = "tk-S3c<r&\"1:pa+ss w'o\\d/9Zq";
    private const string Second = "an0ther<k&\"3:ey+to h'i\\de/6Vu";
    private const string Before = "fn-0ld<k&\"4:ey+of w'as\\it/5Us";

    private static readonly string[] Kinds = ["second", "renewed", "the one before", "Basic", "Basic's password", "query", "cookie"];

    private EchoServer _server = null!;
    private JsonNode _page = null!;

    private static IEnumerable<TestCaseData> Table =>
        from kind in Kinds
        from isKiota in (bool[])[false, true]
        from form in EchoForm.All
        select new TestCaseData(kind, isKiota, form).SetArgDisplayNames(kind, isKiota ? "kiota" : "nswag", form.Name);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await EchoServer.StartAsync();
        await using var sandbox = await SandboxCaller.StartAsync(new() { SessionsPerVendor = 1 });
        _page = await sandbox.PageAsync("meibel");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCaseSource(nameof(Table))]
    public async Task A_key_of_another_kind_surfaces_nowhere_either(string kind, bool isKiota, EchoForm form)
    {
        var secret = kind switch { "second" => Second, "the one before" => Before, "Basic's password" => Key.Split(':')[1], _ => Key };
        var seeker = new KeySeeker(secret);
        using var witness = new Witness();
        var isRenewed = kind is "renewed" or "the one before";
        var current = Key;
        using var client = new Holder(() => Connect(Scheme(kind), isKiota, witness, () => current));
        // Each answer is tried with some of the kinds.
        foreach (var answer in form.Answers(secret, _page).Where((_, at) => (at + Array.IndexOf(Kinds, kind)) % 3 == 0))
        {
            Assert.That(seeker.Find(await _server.GiveAsync(answer)), Is.Not.Null, $"The server gives it out: {answer}");
            if (isRenewed)
                RenewOnce(answer);
            witness.Forget();

            try
            {
                await client.CallAsync(isRenewed);
            }
            catch (Exception failure)
            {
                witness.Hear(failure);
            }

            Assert.That(_server.Received, Has.Some.Contain(Sent(kind)));
            Assert.That(witness.Said.Select(said => said.Surface), Is.SupersetOf((string[])["log", "activity", "metric"]));
            var found = witness.Said.Select(said => (said.Surface, Text: seeker.Find(said.Text))).Where(said => said.Text is not null);
            Assert.That(found, Is.Empty, () => answer.ToString());
        }

        void RenewOnce(EchoAnswer answer)
        {
            current = Before;
            _server.Answer = request =>
            {
                if (!request.Contains(Before, StringComparison.Ordinal))
                    return answer;
                current = Key;
                return new(401);
            };
        }
    }

    private static ApiSecurity Scheme(string kind) => kind switch
    {
        "Basic" or "Basic's password" => new("first", ApiSecurityKind.Basic, "Authorization"),
        "query" => new("first", ApiSecurityKind.ApiKeyQuery, "key"),
        "cookie" => new("first", ApiSecurityKind.ApiKeyCookie, "sid"),
        _ => new("first", ApiSecurityKind.ApiKeyHeader, "X-First"),
    };

    private static string Sent(string kind) => kind switch
    {
        "second" => $"X-Second: {Second}",
        "the one before" => $"X-First: {Before}",
        "Basic" or "Basic's password" => $"Authorization: Basic {KeyForms.Base64(Key)}",
        "query" => $"key={Uri.EscapeDataString(Key)}",
        "cookie" => $"Cookie: sid={Uri.EscapeDataString(Key)}",
        _ => $"X-First: {Key}",
    };

    /// <summary>Meibel's client, as if its description asked for two keys.</summary>
    private (ServiceProvider Owner, Func<Task> Call) Connect(ApiSecurity scheme, bool isKiota, Witness witness, Func<string> key)
    {
        var meibel = AgentSessions.NSwag.Meibel.Description;
        var operation = meibel.Operations[0] with { Security = [["first", "second"]] };
        var api = meibel with { Security = [scheme, new("second", ApiSecurityKind.ApiKeyHeader, "X-Second")], Operations = [operation] };
        var services = new ServiceCollection();
        witness.Follow(services);
        services.AddClient(api, null, Configure, (http, _) => new Call(isKiota ? Kiota(http, api) : () => new TwoKeys(http, operation).ListSessionsAsync("a")));
        var provider = services.BuildServiceProvider();
        return (provider, provider.GetRequiredService<Call>().Begin);

        void Configure(SpecClientOptions options)
        {
            (options.BaseAddress, options.MaxRetries) = (_server.Address, 0);
            (options.TokenProvider, options.Credentials["second"]) = (_ => ValueTask.FromResult(key()), Second);
        }
    }

    private static Func<Task> Kiota(HttpClient http, ApiDescription api)
    {
        var client = new Generated.Meibel.Kiota.MeibelClient(KiotaAdapter.Create(http, api));
        return () => client.Agents["a"].Sessions.GetAsync();
    }

    private sealed record Call(Func<Task> Begin);

    private sealed class TwoKeys(HttpClient http, ApiOperation operation) : MeibelClient(http)
    {
        protected override Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, string url, CancellationToken cancellationToken)
        {
            request.Options.Set(ApiOperation.Key, operation);
            return Task.CompletedTask;
        }
    }

    /// <summary>A client, which is made anew where its tokens are to be asked for again.</summary>
    private sealed class Holder(Func<(ServiceProvider Owner, Func<Task> Call)> connect) : IDisposable
    {
        private (ServiceProvider Owner, Func<Task> Call)? _client;

        public Task CallAsync(bool isAnew)
        {
            if (isAnew)
                Dispose();
            return (_client ??= connect()).Call();
        }

        public void Dispose()
        {
            _client?.Owner.Dispose();
            _client = null;
        }
    }
}
