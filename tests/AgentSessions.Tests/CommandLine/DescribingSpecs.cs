using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AgentSessions.Cli;
using AgentSessions.Tests.Fidelity;

namespace AgentSessions.Tests.CommandLine;

internal sealed class DescribingSpecs
{
    [Test]
    public async Task Every_document_is_told_with_its_source_its_hash_and_what_is_carried()
    {
        var specs = JsonNode.Parse((await CliRun.OfAsync("specs", "--format", "json")).Output)!.AsArray();

        Assert.That(specs.Select(spec => (string)spec!["vendor"]!), Is.EqualTo(VendorClient.Vendors));
        foreach (var spec in specs)
        {
            var file = await File.ReadAllBytesAsync(RepositoryRoot.Of((string)spec!["file"]!));
            Assert.That((string)spec["sha256"]!, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(file))));
            Assert.That((string)spec["source"]!, Does.StartWith("https://"));
            Assert.That((string)spec["retrieved"]!, Does.Match(@"^\d{4}-\d\d-\d\d$"));
            foreach (var generator in Generator.All)
            {
                var fidelity = spec["fidelity"]![generator.Name]!;
                Assert.That(((string[])["typed", "layer", "documented", "waived", "lost"]).Sum(verdict => (int)fidelity[verdict]!), Is.EqualTo((int)fidelity["facts"]!).And.Positive);
            }
        }
    }

    [Test]
    public async Task For_eyes_there_is_a_block_for_each()
    {
        var run = await CliRun.OfAsync("specs");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        foreach (var vendor in VendorClient.Vendors)
            Assert.That(run.Lines, Has.Some.Match($@"^{vendor} +specs/{vendor}\.yaml"));
        Assert.That(run.Lines.Count(line => line.TrimStart().StartsWith("sha256", StringComparison.Ordinal)), Is.EqualTo(VendorClient.Vendors.Count));
    }

    [Test]
    public async Task Vendors_are_told_to_programs_too()
    {
        var vendors = JsonNode.Parse((await CliRun.OfAsync("vendors", "--format", "json")).Output)!.AsArray();

        Assert.That(vendors.Select(vendor => (string)vendor!["vendor"]!), Is.EqualTo(VendorClient.Vendors));
        var meibel = vendors.Single(vendor => (string)vendor!["vendor"]! == "meibel")!;
        Assert.That(((string)meibel["keyVariable"]!, (string)meibel["addressVariable"]!, (bool)meibel["takesAgent"]!), Is.EqualTo(("MEIBEL_API_KEY", "MEIBEL_BASE_URL", true)));
        Assert.That(meibel["query"]!.AsArray().Select(name => (string)name!), Does.Contain("sort_order"));
    }

    [Test]
    public async Task A_reader_that_is_gone_before_the_end_is_told_and_ends_in_1()
    {
        using var process = CliRun.Start(["specs", "--format", "json"]);
        process.StandardOutput.Close();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That((process.ExitCode, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length), Is.EqualTo((1, 1)), error);
        Assert.That(error, Does.StartWith("Writing failed: "));
    }
}
