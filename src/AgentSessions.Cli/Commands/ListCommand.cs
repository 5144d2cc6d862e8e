using System.CommandLine;
using AgentSessions.Cli.Output;
using AgentSessions.Paging;
using AgentSessions.Sandbox;

namespace AgentSessions.Cli.Commands;

/// <summary><c>list</c>: every session of one vendor, all pages followed.</summary>
internal static class ListCommand
{
    public static string KeyVariable(ApiDescription vendor) => vendor.Vendor.ToUpperInvariant().Replace('-', '_') + "_API_KEY";

    public static Command Create()
    {
        var vendor = new Argument<string>("VENDOR") { Description = "One of: " + string.Join(", ", VendorClient.All.Select(client => client.Vendor).Distinct()) + "." };
        var agent = new Argument<string?>("AGENT") { Description = "The agent whose sessions are listed, where the vendor lists by agent.", Arity = ArgumentArity.ZeroOrOne };
        var generator = new Option<string>("--generator") { Description = "Whose client: nswag or kiota.", DefaultValueFactory = _ => "nswag" };
        generator.AcceptOnlyFromAmong([.. Generator.All.Select(known => known.Name)]);
        var baseUrl = new Option<Uri?>("--base-url")
        {
            Description = "The server's address. Default: the published one; without a key, the sandbox.",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                    return address;
                result.AddError($"--base-url takes an http or https address, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };
        var apiKey = new Option<string?>("--api-key") { Description = "The key or bearer token. Default: VENDOR_API_KEY from the environment." };
        var pageSize = new Option<int?>("--page-size") { Description = "How many sessions to ask for in a page. Default: the vendor's." };
        var max = new Option<long?>("--max") { Description = "How many sessions to list at most." };
        var query = new Option<string[]>("--query") { Description = "name=value: a parameter of the operation, by the vendor's name for it. May be repeated." };
        var format = new Option<string>("--format") { Description = "table, json, ndjson or csv.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong([.. ItemWriter.Formats]);

        var command = new Command("list", "Lists every session of a vendor, following all pages. Sessions go to standard output, all else to standard error.")
        {
            vendor, agent, generator, baseUrl, apiKey, pageSize, max, query, format,
        };
        command.SetAction((result, cancel) =>
        {
            var address = result.GetValue(baseUrl);
            var key = result.GetValue(apiKey);
            return Failures.GuardAsync(key, async () =>
            {
                var client = VendorClient.Find(result.GetValue(vendor)!, result.GetValue(generator)!);
                key ??= Environment.GetEnvironmentVariable(KeyVariable(client.Description)) is { Length: > 0 } fromEnvironment ? fromEnvironment : null;
                await using var sandbox = key is null && address is null ? await StartSandboxAsync(cancel) : null;
                var options = new ClientOptions { BaseAddress = sandbox?.BaseAddress(client.Vendor) ?? address, ApiKey = sandbox?.ApiKey ?? key };
                var paging = new PagingOptions { PageSize = result.GetValue(pageSize), MaxItems = result.GetValue(max) };
                var parameters = (result.GetValue(query) ?? []).Select(Pair).ToList();

                var connection = client.CreateClient(options);
                using var owned = connection as IDisposable;
                var listing = client.List(connection, AgentFor(client, result.GetValue(agent), sandbox), parameters, paging);
                await ItemWriter.WriteAsync(listing, result.GetValue(format)!, Console.Out, cancel);
                return ExitCode.Done;
            });
        });
        return command;
    }

    private static async Task<SandboxServer> StartSandboxAsync(CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync("Neither a key nor --base-url is given: these are the sandbox's sessions.");
        return await SandboxServer.StartAsync(cancellationToken: cancel);
    }

    private static string? AgentFor(VendorClient client, string? agent, SandboxServer? sandbox) => (client.TakesAgent, agent) switch
    {
        (true, null) when sandbox is not null => "demo-agent",
        (true, null) => throw new UsageException($"{client.Vendor} lists by agent: name one, as in 'list {client.Vendor} AGENT'."),
        (false, not null) => throw new UsageException($"{client.Vendor} lists the whole workspace: it takes no agent."),
        _ => agent,
    };

    private static KeyValuePair<string, string> Pair(string text) => text.IndexOf('=') switch
    {
        > 0 and var at => new(text[..at], text[(at + 1)..]),
        _ => throw new UsageException($"--query takes name=value, not '{text}'."),
    };
}
