using System.Diagnostics;
using System.Globalization;
using AgentSessions.Cli.Output;
using SpecClients.Paging;
using SpecClients.Sandbox;
using Spectre.Console;

namespace AgentSessions.Cli.Commands;

/// <summary>Without a command: every session of every vendor through every generator, from the sandbox.</summary>
internal static class Overview
{
    public static async Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken cancel)
    {
        await using var sandbox = await SandboxServer.StartAsync(VendorClient.Documents, cancellationToken: cancel);
        await error.WriteLineAsync("No key is needed: these are the sandbox's sessions.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("vendor", "generator");
        foreach (var number in (string[])["sessions", "pages", "requests", "ms"])
            table.AddColumn(new TableColumn(number).RightAligned());

        foreach (var client in VendorClient.All.Where(client => client.ListOperation is not null))
        {
            var before = sandbox.Requests[client.Vendor].Received;
            var watch = Stopwatch.StartNew();
            var (sessions, pages) = await CountAsync(client, sandbox, cancel);
            table.AddRow(client.Vendor, client.Generator.Name, Text(sessions), Text(pages), Text(sandbox.Requests[client.Vendor].Received - before), Text(watch.ElapsedMilliseconds));
        }
        Tables.Write(table, output);
        return ExitCode.Done;
    }

    private static async Task<(long Sessions, long Pages)> CountAsync(VendorClient vendor, SandboxServer sandbox, CancellationToken cancel)
    {
        using var connection = vendor.Connect(options => (options.BaseAddress, options.ApiKey) = (sandbox.BaseAddress(vendor.Vendor), sandbox.ApiKey));
        var (sessions, pages) = (0L, 0L);
        await foreach (var page in vendor.Begin(connection.Client, vendor.TakesAgent ? VendorClient.DemoAgent : null, [], new PagingOptions()).PagesAsync(cancel))
        {
            sessions += page.Items.Count;
            pages++;
        }
        return (sessions, pages);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
