using System.Net;
using System.Text;
using System.Text.Json;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Tests.Echoes;
using AgentSessions.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgentSessions.Tests.Wire;

/// <summary>A server repeats the caller's key in a body that no reader takes; nothing that is said of it has the key.</summary>
internal sealed class RepeatedKeys
{
    /// <summary>Begins as <c>true</c> does, so that a reader of JSON tells all of it.</summary>
    private const string Key = "tk-S3cret&t+1/x<y>zQ";

    private static readonly KeySeeker Seeker = new(Key);

    private static readonly Dictionary<string, string> Echoes = new()
    {
        ["the key alone"] = Key,
        ["text from n"] = $"no key like {Key}",
        ["text from t"] = $"the key {Key} is unknown",
        ["text from f"] = $"for {Key} there is nothing",
        ["a number"] = $"1{Key}",
        ["a string"] = JsonSerializer.Serialize(Key),
        ["a member's name"] = Twice(Key),
        ["a long name"] = Twice(new string('x', 50) + Key),
        ["a member of another kind"] = JsonSerializer.Serialize(new { total = Key, data = Key, detail = Key }),
        ["HTML"] = $"<p>{WebUtility.HtmlEncode(Key)}</p>",
        ["percent-encoded"] = $"to {Uri.EscapeDataString(Key)}",
        ["base64"] = $"new {Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))}",
    };

    /// <summary>A member that stands twice, below one of this name.</summary>
    private static string Twice(string name) => $"{{\"data\":[{{{JsonSerializer.Serialize(name)}:{{\"a\":1,\"a\":2}}}}],\"detail\":[{{{JsonSerializer.Serialize(name)}:{{\"a\":1,\"a\":2}}}}]}}";

    [Test]
    public async Task Nothing_that_is_said_has_the_key(
        [Values] bool isKiota, [Values(200, 401, 422, 500)] int status, [ValueSource(nameof(Echoes))] KeyValuePair<string, string> echo, [Values("application/json", "text/plain", "text/plain; charset=utf-7")] string mediaType)
    {
        using var witness = new Witness();
        var services = new ServiceCollection();
        witness.Follow(services);
        void Configure(SpecClientOptions options) => (options.ApiKey, options.BaseAddress, options.EnableResilience) = (Key, new("https://meibel.test/"), false);
        var transport = new FakeTransport(_ =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(echo.Value));
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return new((HttpStatusCode)status) { Content = content, ReasonPhrase = Key };
        });
        (isKiota ? AgentSessions.Kiota.Meibel.AddMeibelClient(services, Configure) : AgentSessions.NSwag.Meibel.AddMeibelClient(services, Configure)).ConfigurePrimaryHttpMessageHandler(() => transport);
        await using var provider = services.BuildServiceProvider();
        var failure = Assert.CatchAsync(() => isKiota
            ? provider.GetRequiredService<Generated.Meibel.Kiota.MeibelClient>().Agents["a"].Sessions.GetAsync()
            : provider.GetRequiredService<IMeibelClient>().ListSessionsAsync("a"))!;
        witness.Hear(failure);
        Assert.That(failure, isKiota ? Is.InstanceOf<Microsoft.Kiota.Abstractions.ApiException>() : Is.InstanceOf<SpecClients.NSwag.ApiException>());
        Assert.That(failure.Message, Does.StartWith($"meibel listSessions: {status} "));
        Assert.That(witness.Said.Select(said => Seeker.Find(said.Text)), Is.All.Null);
        Assert.That(witness.Said.Select(said => said.Text), Has.None.Contain("tk-S3c"), "Nor has it the beginning of the key.");
    }
}
