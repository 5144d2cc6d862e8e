using System.CommandLine;
using AgentSessions.Cli.Browser;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Commands;

/// <summary><c>sandbox</c>: the vendors' APIs and their pages on a loopback port, until it is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var symbols = new SandboxSymbols();
        var command = new Command("sandbox", "Serves the vendors' APIs on a loopback port until Ctrl-C, and pages for a browser beside them: sessions through the clients, an API reference, and what the clients carry. Standard output has what points the clients there, as lines of an environment file.");
        foreach (var option in symbols.All)
            command.Add(option);
        command.SetAction((result, cancel) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return new Failures(error).GuardAsync(() => RunAsync(symbols.Read(result), output, error, cancel));
        });
        return command;
    }

    private static async Task<int> RunAsync(SandboxOptions options, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        await using var sandbox = await StartAsync(options, cancel);
        foreach (var client in VendorClient.All.DistinctBy(client => client.Vendor))
        {
            foreach (var variable in SandboxVariables.Of(client, sandbox))
                await output.WriteLineAsync(variable);
        }
        await output.FlushAsync(cancel);
        await error.WriteLineAsync($"Open {sandbox.Address} in a browser. Ctrl-C ends the sandbox.");
        await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await error.WriteLineAsync($"Stopped after {sandbox.Requests.All.Received} requests to the APIs.");
        return ExitCode.Done;
    }

    private static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancel)
    {
        try
        {
            return await SandboxServer.StartAsync(VendorClient.Documents, options, new SandboxSite(), cancel);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new UsageException($"Port {options.Port} cannot be listened on: {e.Message.TrimEnd('.')}. Choose another by --port, or leave it out for any that is free.");
        }
    }
}
