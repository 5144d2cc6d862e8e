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
    /// <summary>Lists what each client lists. One that cannot has its own row, and takes no other down.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<VendorClient> clients, IReadOnlyList<BrokenVendor> unusable, IReadOnlyList<SandboxDocument> documents,
        TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var broken = new List<BrokenVendor>(unusable);
        await using var sandbox = await SandboxServer.StartAsync(documents, cancellationToken: cancel);
        await error.WriteLineAsync("No key is needed: these are the sandbox's sessions.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("vendor", "generator");
        foreach (var number in (string[])["sessions", "pages", "requests", "ms"])
            table.AddColumn(new TableColumn(number).RightAligned());

        foreach (var client in clients.Where(client => client.ListOperation is not null))
        {
            try
            {
                var before = sandbox.Requests[client.Vendor].Received;
                var watch = Stopwatch.StartNew();
                var (sessions, pages) = await CountAsync(client, sandbox, cancel);
                table.AddRow(client.Vendor, client.Generator.Name, Text(sessions), Text(pages), Text(sandbox.Requests[client.Vendor].Received - before), Text(watch.ElapsedMilliseconds));
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                broken.Add(new(client.Vendor, client.Generator, FailureReport.Of(e, client).ToString()));
            }
        }
        foreach (var one in broken)
            table.AddRow(Markup.Escape(one.Vendor), one.Generator.Name, "failed");
        Tables.Write(table, output);
        return await new Failures(error).TellAsync(broken);
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
