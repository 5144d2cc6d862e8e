using System.Text.Json.Nodes;
using AgentSessions.Tests.CommandLine;
using AgentSessions.Tests.Sandbox;
using AgentSessions.Tests.Vendors;

namespace AgentSessions.Tests.Echoes;

/// <summary>
/// Every vendor's server repeats the key that it was sent, in each form of answer: nothing that either client or the command
/// line says of it has a part of the key.
/// </summary>
[NonParallelizable]
internal sealed class EchoingVendors
{
    private const string Key = "tk-S3c<r&\"1:pa+ss w'o\\d/9Zq";

    /// <summary>A secret that no client was given, and so none can hide.</summary>
    private const string Foreign = "fn-0th<e&\"2:ke+y o'f\\no/7Xw";

    private static readonly string[] Formats = ["table", "json", "csv", "ndjson"];

    private readonly Dictionary<string, JsonNode> _pages = [];
    private EchoServer _server = null!;

    private static IEnumerable<Caller> Callers => Caller.All.Where(caller => caller.InContainer);

    private static IEnumerable<TestCaseData> Table =>
        from caller in Callers
        from form in EchoForm.All
        select new TestCaseData(caller, form).SetArgDisplayNames(caller.Id, caller.Vendor.Generator.Name, form.Name);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await EchoServer.StartAsync();
        await using var sandbox = await SandboxCaller.StartAsync(new() { SessionsPerVendor = 3 });
        foreach (var vendor in SandboxCaller.Vendors)
            _pages[vendor] = await sandbox.PageAsync(vendor, vendor switch { "lyzr" => "", "pgai" => "per_page=1", _ => "limit=1" });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public void Each_of_five_vendors_has_each_of_twelve_forms_through_each_of_two_generators() =>
        Assert.That(Table.Select(row => string.Join(", ", row.ArgDisplayNames!)).Distinct().Count(), Is.EqualTo(5 * 2 * 12));

    [TestCaseSource(nameof(Table))]
    public async Task A_key_that_a_vendor_repeats_surfaces_nowhere(Caller caller, EchoForm form)
    {
        var found = await FoundAsync(caller, form, Key);

        Assert.That(found, Is.Empty, () => string.Join('\n', found));
    }

    [Test]
    public async Task What_hides_a_key_hides_no_other_and_so_it_is_what_hides_it([Values("nswag", "kiota")] string generator)
    {
        var found = new List<Finding>();
        // A redirect with what is no key of this client would be followed.
        foreach (var form in EchoForm.All.Where(form => form.Name != EchoForm.Redirect))
            found.AddRange(await FoundAsync(Callers.Single(caller => caller.Id == "meibel" && caller.Vendor.Generator.Name == generator), form, Foreign));

        string[] surfaces = ["exception", "an exception's Message", "log", "drift", "output", "output --verbose", "error output", "error output --verbose"];
        Assert.That(found.Select(one => one.Surface), Is.SupersetOf(surfaces));
    }

    [Test]
    public async Task A_body_that_breaks_off_takes_no_key_with_it()
    {
        var seeker = new KeySeeker(Key);
        var answer = new EchoAnswer(401, $"{{\"message\":\"not {Key}") { Headers = [("X-Echo", Key)], Reason = Key, BreaksOff = true };
        _server.Answer = _ => answer;
        using var witness = new Witness();
        foreach (var caller in Callers)
        {
            using var connection = Connect(caller, witness);
            await ListAsync(caller, connection, witness);
        }
        // Side by side: each waits between its attempts.
        await Task.WhenAll(Callers.Select((caller, at) => RunAsync(caller, witness, at)));

        foreach (var surface in (string[])["exception", "error output"])
        {
            var said = witness.Said.Where(said => said.Surface.Split(" --")[0] == surface).Select(said => said.Text);
            Assert.That(said, Has.Exactly(5 * 2).Contain(": the body broke off: "));
        }
        Assert.That(witness.Said.Select(said => seeker.Find(said.Text)), Is.All.Null);
    }

    /// <summary>Where the secret is found that the server gives out.</summary>
    private async Task<List<Finding>> FoundAsync(Caller caller, EchoForm form, string secret)
    {
        var seeker = new KeySeeker(secret);
        using var witness = new Witness();
        using var connection = Connect(caller, witness);
        var number = Callers.TakeWhile(other => other != caller).Count();
        var found = new List<Finding>();
        foreach (var (at, answer) in form.Answers(secret, _pages[caller.Id]).Index())
        {
            Assert.That(seeker.Find(await _server.GiveAsync(answer)), Is.Not.Null, $"The server gives it out: {answer}");
            witness.Forget();

            await ListAsync(caller, connection, witness);
            Assert.That(witness.Said.Select(said => said.Surface), Is.SupersetOf((string[])["log", "activity", "metric"]));
            // Over the ten callers each answer is given to the command line in every way.
            if ((at + number) % 3 == 0)
                await RunAsync(caller, witness, (at + number) / 3);

            found.AddRange(witness.Said.Select(said => new Finding(said.Surface, seeker.Find(said.Text), answer)).Where(one => one.Text is not null));
        }
        return found;
    }

    private Vendors.Connection Connect(Caller caller, Witness witness) =>
        caller.Connect(options => (options.BaseAddress, options.ApiKey, options.MaxRetries) = (_server.Address, Key, 0), services: witness.Follow);

    private async Task ListAsync(Caller caller, Vendors.Connection connection, Witness witness)
    {
        _server.Received.Clear();
        try
        {
            await foreach (var _ in connection.List().PagesAsync(default))
            {
            }
        }
        catch (Exception failure)
        {
            witness.Hear(failure);
        }
        Assert.That(_server.Received, Is.Not.Empty.And.All.Contain(Signed(caller)));
    }

    private async Task RunAsync(Caller caller, Witness witness, int at)
    {
        var before = _server.Received.Count;
        string[] agent = caller.Agent is { } name ? [name] : [], verbose = (at + at / Formats.Length) % 2 == 0 ? ["--verbose"] : [];
        string[] way = ["--generator", caller.Vendor.Generator.Name, "--format", Formats[at % Formats.Length], .. verbose];
        var run = await CliRun.OfAsync(["list", caller.Id, .. agent, "--base-url", _server.Address.AbsoluteUri, "--api-key", Key, .. way]);
        Assert.That(_server.Received.Skip(before), Is.Not.Empty.And.Some.Contain(Signed(caller)));
        witness.Hear(string.Join(' ', ["output", .. verbose]), run.Output);
        witness.Hear(string.Join(' ', ["error output", .. verbose]), run.Error);
    }

    private static string Signed(Caller caller) =>
        caller.Description.Security[0] is { Kind: ApiSecurityKind.ApiKeyHeader } scheme ? $"{scheme.Header}: {Key}" : $"Authorization: Bearer {Key}";

    private sealed record Finding(string Surface, string? Text, EchoAnswer Of);
}
