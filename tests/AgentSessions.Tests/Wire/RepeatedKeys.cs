using System.Net;
using System.Text;
using System.Text.Json;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Wire;

/// <summary>A server repeats the caller's key in a body that no reader takes; nothing that is said of it has the key.</summary>
internal sealed class RepeatedKeys
{
    /// <summary>Begins as <c>true</c> does, so that a reader of JSON tells all of it.</summary>
    private const string Key = "tk-S3cret&t+1/x<y>zQ";

    private static readonly string[] Spelled =
    [
        Key, Uri.EscapeDataString(Key), WebUtility.HtmlEncode(Key), JsonSerializer.Serialize(Key)[1..^1], Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)),
    ];

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
        using var log = new LogCapture();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        void Configure(SpecClientOptions options) => (options.ApiKey, options.BaseAddress, options.EnableResilience) = (Key, new("https://meibel.test/"), false);
        var transport = new FakeTransport(_ =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(echo.Value));
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return new((HttpStatusCode)status) { Content = content, ReasonPhrase = Key };
        });
        (isKiota ? AgentSessions.Kiota.Meibel.AddMeibelClient(services, Configure) : AgentSessions.NSwag.Meibel.AddMeibelClient(services, Configure)).ConfigurePrimaryHttpMessageHandler(() => transport);
        await using var provider = services.BuildServiceProvider();
        var drift = new List<string>();
        void Note(SpecDrift one) => drift.Add(one.Location);
        SpecDrift.Observed += Note;
        Exception failure;
        try
        {
            failure = Assert.CatchAsync(() => isKiota
                ? provider.GetRequiredService<Generated.Meibel.Kiota.MeibelClient>().Agents["a"].Sessions.GetAsync()
                : provider.GetRequiredService<IMeibelClient>().ListSessionsAsync("a"))!;
        }
        finally
        {
            SpecDrift.Observed -= Note;
        }
        Assert.That(failure, isKiota ? Is.InstanceOf<Microsoft.Kiota.Abstractions.ApiException>() : Is.InstanceOf<SpecClients.NSwag.ApiException>());
        Assert.That(failure.Message, Does.StartWith($"meibel listSessions: {status} "));
        foreach (var text in Said(failure).Concat(log.Lines).Concat(drift))
            Assert.That(Spelled.Where(spelled => text.Contains(spelled, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
        Assert.That(string.Concat(Said(failure)), Does.Not.Contain("tk-S3c"), "Nor has it a part of the key.");
    }

    /// <summary>Whatever an exception says of itself, all but the body that it carries.</summary>
    private static IEnumerable<string> Said(Exception failure)
    {
        yield return failure.ToString();
        for (var one = failure; one is not null; one = one.InnerException)
        {
            yield return one.Message;
            foreach (var value in one.Data.Values)
                yield return value?.ToString() ?? "";
            foreach (var property in one.GetType().GetProperties().Where(property => property.PropertyType == typeof(string) && !property.Name.StartsWith("Response", StringComparison.Ordinal)))
                yield return (string?)property.GetValue(one) ?? "";
        }
    }
}
