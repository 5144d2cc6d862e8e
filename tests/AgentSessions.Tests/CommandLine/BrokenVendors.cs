using System.CommandLine;
using System.Text.Json.Nodes;
using AgentSessions.Cli;
using AgentSessions.Cli.Commands;
using AgentSessions.Hostile.Measuring;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.CommandLine;

/// <summary>A vendor that is broken has an error of its own, and takes no other down.</summary>
internal sealed class BrokenVendors
{
    private const string Package = """
        using Microsoft.Extensions.DependencyInjection;
        using SpecClients;

        public static class Crooked
        {
            public static ApiDescription Description => throw new System.InvalidOperationException("[red]its document[/] is of \u001b[31manother version");

            public static IHttpClientBuilder AddCrooked(this IServiceCollection services) => throw new System.NotSupportedException();
        }

        public static class Unregistered
        {
            public static ApiDescription Description => throw new System.NotSupportedException();
        }
        """;

    private static readonly Lazy<(IReadOnlyList<VendorClient> Sound, IReadOnlyList<BrokenVendor> Broken)> Found = new(() =>
        VendorClient.In([.. Generator.All, new Generator("odd", CompiledSource.Load([("Package.cs", Package)]), _ => "")]));

    [Test]
    public void All_others_are_found()
    {
        var (sound, broken) = Found.Value;

        Assert.That(sound.Select(Name), Is.EqualTo(VendorClient.All.Select(Name)));
        Assert.That(broken.Select(one => (one.Vendor, one.Generator.Name)), Is.EquivalentTo(new[] { ("Crooked", "odd"), ("Unregistered", "odd") }));
        Assert.That(VendorClient.Broken, Is.Empty);

        static (string, string) Name(VendorClient client) => (client.Vendor, client.Generator.Name);
    }

    [Test]
    public async Task Vendors_shows_it_in_its_own_row_beside_all_others_and_says_so_by_the_exit_code()
    {
        var run = await RunAsync(VendorsCommand.Create(Found.Value.Sound, Found.Value.Broken));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(run.Output, Does.Contain("broken through odd: [red]its document[/] is of \\u001b[31manother version").And.Not.Contain("\u001b"));
        foreach (var vendor in VendorClient.Vendors)
            Assert.That(run.Output, Does.Contain(vendor));
        Assert.That(run.ErrorLines, Has.Count.EqualTo(2).And.Some.StartsWith("Crooked through odd: [red]its document[/]"));
    }

    [Test]
    public async Task Vendors_as_JSON_has_its_error_after_all_others()
    {
        var run = await RunAsync(VendorsCommand.Create(Found.Value.Sound, Found.Value.Broken), "--format", "json");

        var vendors = JsonNode.Parse(run.Output)!.AsArray();
        Assert.That(vendors.Select(vendor => (string?)vendor!["error"] is null), Is.EqualTo(VendorClient.Vendors.Select(_ => true).Concat([false, false])));
        Assert.That((run.ExitCode, (string?)vendors[^2]!["vendor"], (string?)vendors[^2]!["generator"]), Is.EqualTo((ExitCode.Failed, "Crooked", "odd")));
    }

    [TestCase("""{ "openapi": "3.0.1", "info": {}, "paths": 5 }""")]
    [TestCase("""{ "openapi": "3.0.1", "info": {}, "paths": {} }""")]
    public async Task A_document_that_cannot_be_played_keeps_no_other_vendor_from_being_listed(string document)
    {
        List<SandboxDocument> documents = [.. VendorClient.Documents.Where(one => one.Vendor != "meibel"), new("meibel", JsonNode.Parse(document)!.AsObject())];
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });

        var exitCode = await Overview.RunAsync(VendorClient.All, [], documents, output, error, CancellationToken.None);

        var rows = output.ToString().Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row is [_, "nswag" or "kiota", ..]).ToList();
        Assert.That(exitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(rows.Where(row => row[0] != "meibel").Select(row => row[2]), Has.Exactly(8).Items.And.All.EqualTo("10007"));
        Assert.That(rows.Where(row => row[0] == "meibel").Select(row => row[2]), Is.EqualTo(Enumerable.Repeat("failed", 2)));
        Assert.That(error.ToString().Split('\n').Where(line => line.StartsWith("meibel through", StringComparison.Ordinal)),
            Has.Exactly(2).Items.And.All.Contains("The sandbox cannot play the document of 'meibel'"));
    }

    [Test]
    public async Task A_vendor_without_a_document_is_its_own_failure()
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });

        var exitCode = await Overview.RunAsync([.. VendorClient.All.Where(client => client.Vendor is "lyzr" or "meibel")], Found.Value.Broken,
            [.. VendorClient.Documents.Where(one => one.Vendor != "lyzr")], output, error, CancellationToken.None);

        Assert.That(exitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(error.ToString(), Does.Contain("lyzr through nswag").And.Contain("lyzr through kiota").And.Contain("Crooked through odd"));
        Assert.That(output.ToString().Split("10007"), Has.Length.EqualTo(3));
    }

    private static async Task<CliRun> RunAsync(Command command, params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exitCode = await command.Parse(arguments).InvokeAsync(new() { Output = output, Error = error });
        return new(exitCode, output.ToString(), error.ToString());
    }
}
