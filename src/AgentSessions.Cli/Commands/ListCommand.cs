using System.CommandLine;
using AgentSessions.Cli.Output;
using AgentSessions.Cli.Resuming;
using AgentSessions.Cli.Tracing;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Commands;

/// <summary><c>list</c>: every session of one vendor, all pages followed.</summary>
internal sealed class ListCommand(ListRequest request, TextWriter output, TextWriter error)
{
    private readonly Failures _failures = new(error);

    public static Command Create()
    {
        var symbols = new ListSymbols();
        var command = new Command("list", "Lists every session of a vendor, following all pages. Sessions go to standard output, all else to standard error. When stopped by Ctrl-C it writes whole sessions only and tells the checkpoint to resume from.");
        foreach (var symbol in symbols.All)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        command.SetAction((result, cancel) =>
            new ListCommand(symbols.Read(result), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error).RunAsync(cancel));
        return command;
    }

    private Task<int> RunAsync(CancellationToken cancel) => _failures.GuardAsync(async () =>
    {
        var found = VendorClient.Find(request.Vendor, request.Generator);
        var client = _failures.Client = request.Operation is { } operation ? found.Of(operation) : found;
        var environment = SpecClientOptions.FromEnvironment(client.Description);
        var (address, key) = (request.BaseUrl ?? environment.BaseAddress, (request.ApiKey == "-" ? await ReadKeyAsync(cancel) : request.ApiKey) ?? environment.ApiKey);
        var hidden = _failures.Hidden = new HiddenKey(client.Description, key);
        var file = request.CheckpointFile is { Length: > 0 } path ? new CheckpointFile(path) : null;
        var start = file?.Read();
        var trail = _failures.Trail = new Trail(request.Resume ?? start, file);

        await using var sandbox = address is null && key is null ? await StartSandboxAsync(cancel) : null;
        using var connection = client.Connect(
            options => (options.BaseAddress, options.ApiKey) = (sandbox?.BaseAddress(client.Vendor) ?? address, sandbox?.ApiKey ?? key),
            request.IsVerbose ? Show : null);
        var paging = new PagingOptions { PageSize = request.PageSize, MaxItems = request.Max, Prefetch = request.Prefetch, MaxConcurrency = request.Concurrency, ResumeFrom = trail.Written };
        var listing = client.Begin(connection.Client, AgentFor(client, sandbox), [.. request.Query.Select(Pair)], paging);

        await WriteAsync(listing, trail, hidden, cancel);
        if (trail.Written is { } rest)
            await error.WriteLineAsync($"There is more: {hidden.Resuming(rest)}");
        return ExitCode.Done;
    });

    private async Task WriteAsync(Listing listing, Trail trail, HiddenKey hidden, CancellationToken cancel)
    {
        var format = ItemFormat.Create(request.Format, output, error, request.GuardsCells);
        var isBegun = false;
        try
        {
            await ProgressBar.ShowAsync(request.IsVerbose ? TextWriter.Null : error, request.Vendor, isOutputQuiet: !format.IsImmediate, async progress =>
            {
                var (items, resumed) = (0L, trail.Written is not null);
                await foreach (var page in listing.PagesAsync(cancel))
                {
                    isBegun = true;
                    await format.WriteAsync([.. page.Items.Select(hidden.InJson)]);
                    trail.Read(page.Checkpoint);
                    if (format.IsImmediate)
                        trail.Write();
                    progress(items += page.Items.Count, resumed ? request.Max : Least(page.Total, request.Max));
                }
            });
        }
        finally
        {
            if (isBegun)
                await format.EndAsync();
            trail.Write();
        }
    }

    private static async Task<string> ReadKeyAsync(CancellationToken cancel) =>
        (await Console.In.ReadLineAsync(cancel))?.Trim() is { Length: > 0 } key ? key : throw new UsageException("--api-key - takes the key from standard input, which has none.");

    /// <summary>In one piece: requests may end side by side.</summary>
    private void Show(TracedRequest request) => error.Write(string.Concat(request.Lines().Select(line => OneLine.Of(line) + error.NewLine)));

    private async Task<SandboxServer> StartSandboxAsync(CancellationToken cancel)
    {
        await error.WriteLineAsync("Neither a key nor an address is given: these are the sandbox's sessions.");
        return await SandboxServer.StartAsync(VendorClient.Documents, cancellationToken: cancel);
    }

    private string? AgentFor(VendorClient client, SandboxServer? sandbox) => (client.TakesAgent, request.Agent) switch
    {
        (true, null) when sandbox is not null => VendorClient.DemoAgent,
        (true, null) => throw new UsageException($"{client.Vendor} lists by agent: name one, as in 'list {client.Vendor} AGENT'."),
        (false, not null) => throw new UsageException($"{client.Vendor} lists the whole workspace: it takes no agent."),
        _ => request.Agent,
    };

    private static long? Least(long? total, long? max) => total < max || max is null ? total : max;

    private static KeyValuePair<string, string> Pair(string text) => text.IndexOf('=') switch
    {
        > 0 and var at => new(text[..at], text[(at + 1)..]),
        _ => throw new UsageException($"--query takes name=value, not '{text}'."),
    };
}
