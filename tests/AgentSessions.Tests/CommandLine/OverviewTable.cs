using AgentSessions.Cli;

namespace AgentSessions.Tests.CommandLine;

internal sealed class OverviewTable
{
    [Test]
    public async Task Without_a_command_all_vendors_are_listed_by_all_generators()
    {
        var run = await CliRun.OfProcessAsync(CliRun.Start([]));

        var rows = run.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row is [_, "nswag" or "kiota", ..]).ToList();
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error.Trim(), Is.EqualTo("No key is needed: these are the sandbox's sessions."));
        Assert.That(rows.Select(row => (row[0], row[1])), Is.EqualTo(VendorClient.All.Select(client => (client.Vendor, client.Generator.Name))));
        Assert.That(rows, Has.Count.EqualTo(10));
        Assert.That(rows.Select(row => row[2]), Has.All.EqualTo("10007"));
    }

    [Test]
    public async Task Vendors_says_where_each_key_is_taken_from()
    {
        var run = await CliRun.OfAsync("vendors");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        foreach (var variable in (string[])["LYZR_API_KEY", "FOUNDRY_API_KEY", "MEIBEL_API_KEY", "PIPECAT_CLOUD_API_KEY", "PGAI_API_KEY"])
            Assert.That(run.Output, Does.Contain(variable));
    }
}
