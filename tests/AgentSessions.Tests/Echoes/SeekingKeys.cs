using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgentSessions.Tests.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Echoes;

/// <summary>What looks for keys finds one, in each form and on each surface where nothing hides it.</summary>
[NonParallelizable]
internal sealed class SeekingKeys
{
    private const string Key = "tk-S3c<r&\"1:pa+ss w'o\\d/9Zq";
    private static readonly KeySeeker Seeker = new(Key);
    private static readonly ActivitySource Source = new("Seeking");
    private static readonly Meter Meter = new("Seeking");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>("seeking");

    private static readonly Dictionary<string, Action<Witness, ILogger, string>> Surfaces = new()
    {
        ["exception"] = (witness, _, said) => witness.Hear(new InvalidDataException(said)),
        ["inner exception"] = (witness, _, said) => witness.Hear(new InvalidDataException("", new IOException("", new IOException(said)))),
        ["data of an exception"] = (witness, _, said) => witness.Hear(new IOException { Data = { ["is"] = said } }),
        ["data of an exception, by name"] = (witness, _, said) => witness.Hear(new IOException { Data = { [said] = 1 } }),
        ["an exception's Headers"] = (witness, _, said) => witness.Hear(Failed(new() { ["X-Echo"] = [said] })),
        ["log"] = (_, log, said) => Log(log, said),
        ["log, as a value"] = (_, log, said) => Log(log, "", said),
        ["log, as one of several values"] = (_, log, said) => Log(log, "", (string[])["nothing", said]),
        ["log, in a scope"] = (_, log, said) => log.BeginScope(said)?.Dispose(),
        ["log, as a value of a scope"] = (_, log, said) => log.BeginScope(new Dictionary<string, object?> { ["is"] = said })?.Dispose(),
        ["log, in an exception"] = (_, log, said) => Log(log, "", failure: new IOException("", new IOException(said))),
        ["activity, by name"] = (_, _, said) => Source.StartActivity(said)!.Dispose(),
        ["activity, in a tag"] = (_, _, said) => Source.StartActivity("a")!.SetTag("is", said).Dispose(),
        ["activity, in its status"] = (_, _, said) => Source.StartActivity("a")!.SetStatus(ActivityStatusCode.Error, said).Dispose(),
        ["activity, in an event"] = (_, _, said) => Source.StartActivity("a")!.AddEvent(new("one", tags: new() { ["is"] = said })).Dispose(),
        ["activity, in an exception"] = (_, _, said) => Source.StartActivity("a")!.AddException(new IOException(said)).Dispose(),
        ["activity, in its baggage"] = (_, _, said) => Source.StartActivity("a")!.SetBaggage("is", said).Dispose(),
        ["metric"] = (_, _, said) => Counter.Add(1, new KeyValuePair<string, object?>("is", said)),
        ["drift"] = (_, _, said) => SpecDrift.Report(SpecDriftKind.UnknownMember, "acme", null, said),
    };

    [Test]
    public void A_key_that_nothing_hides_is_found_where_it_is([ValueSource(nameof(SurfaceNames))] string surface, [ValueSource(nameof(FormNames))] string form)
    {
        using var witness = new Witness();
        var services = new ServiceCollection();
        witness.Follow(services);
        using var provider = services.BuildServiceProvider();
        witness.Forget();

        Surfaces[surface](witness, provider.GetRequiredService<ILogger<SeekingKeys>>(), KeyForms.All.Single(one => one.Name == form).Of(Key));

        var found = witness.Said.Where(said => Seeker.Find(said.Text) is not null).Select(said => said.Surface);
        Assert.That(found, Has.Some.EqualTo(surface.Split(',')[0]));
    }

    [Test]
    public void A_part_of_a_key_is_found_too([Values("tk-S3c<", "9Zq or w'o\\d/9Zq", "\\u0074k-S3c%3c", "dGstUzNjPHI")] string said) =>
        Assert.That(Seeker.Find($"It is {said}."), Is.Not.Null);

    [Test]
    public async Task Nothing_is_found_where_no_key_is()
    {
        var help = await CliRun.OfAsync("list", "--help");

        Assert.That(help.Output, Has.Length.GreaterThan(1000));
        Assert.That(Seeker.Find(help.Output + KeyForms.Base64(help.Output)), Is.Null);
    }

    private static SpecClients.NSwag.ApiException Failed(Dictionary<string, IEnumerable<string>> headers) => new("", 400, "", headers, null);

    private static void Log(ILogger log, string text, object? value = null, Exception? failure = null)
    {
        KeyValuePair<string, object?>[] values = [new("is", value)];
        log.Log(LogLevel.Trace, 0, values, failure, (_, _) => text);
    }

    private static IEnumerable<string> SurfaceNames => Surfaces.Keys;

    private static IEnumerable<string> FormNames => KeyForms.All.Select(form => form.Name);
}
