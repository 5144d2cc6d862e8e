using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using AgentSessions.Cli.Output;

namespace AgentSessions.Cli.Commands;

/// <summary>The arguments and options of <c>list</c>.</summary>
internal sealed class ListSymbols
{
    private readonly Argument<string> _vendor = new("VENDOR") { Description = $"One of: {string.Join(", ", VendorClient.Vendors)}." };
    private readonly Argument<string?> _agent = new("AGENT") { Description = "The agent whose sessions are listed, where the vendor lists by agent.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _generator = new("--generator") { Description = "Whose client: nswag or kiota.", DefaultValueFactory = _ => "nswag" };
    private readonly Option<string?> _operation = new("--operation") { Description = "The operation to list by, where the vendor has several: its operationId. Default: the first.", HelpName = "ID" };
    private readonly Option<Uri?> _baseUrl = new("--base-url") { Description = "The server's address. Default: VENDOR_BASE_URL from the environment, else the published one; with neither an address nor a key, the sandbox.", CustomParser = Address };
    private readonly Option<string?> _apiKey = new("--api-key") { Description = "The key or bearer token, which other users of this machine can see in the list of processes; - reads it from the first line of standard input, where they cannot. Default: VENDOR_API_KEY from the environment." };
    private readonly Option<int?> _pageSize = new("--page-size") { Description = "How many sessions to ask for in a page. Default: the vendor's." };
    private readonly Option<long?> _max = new("--max") { Description = "How many sessions to list at most. If there are more, the checkpoint behind the last is told on standard error." };
    private readonly Option<string[]> _query = new("--query") { Description = "name=value: a parameter of the operation, by the vendor's name for it. May be repeated." };
    private readonly Option<string> _format = new("--format")
    {
        Description = "table, json, ndjson or csv. A listing that is stopped or resumed is whole in each: ndjson lines append to those before, json is an array and csv has a header of its own each time. csv and table are written at the end.",
        DefaultValueFactory = _ => "table",
    };
    private readonly Option<bool> _guardCells = new("--guard-cells") { Description = "csv: put an apostrophe before a text that begins with =, +, -, @, a tab or a carriage return, which a spreadsheet would take for a formula. Without it a cell is the vendor's text as it is." };
    private readonly Option<string?> _resume = new("--resume") { Description = "The checkpoint to go on from, as told where a listing of the same vendor, agent and query was stopped.", HelpName = "CHECKPOINT" };
    private readonly Option<string?> _checkpointFile = new("--checkpoint-file")
    {
        Description = "Where to keep the checkpoint: read at the start, if it is there and --resume is not given; replaced whenever a page was written out whole; removed at the end of the listing.",
        HelpName = "FILE",
    };
    private readonly Option<int> _prefetch = new("--prefetch") { Description = "How many pages are fetched while one is written.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _concurrency = new("--concurrency") { Description = "How many requests may be in flight, where the vendor's pages are counted.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show each request on standard error: method, address, status, time and headers, without credentials." };

    public ListSymbols()
    {
        _generator.AcceptOnlyFromAmong([.. Generator.All.Select(known => known.Name)]);
        _format.AcceptOnlyFromAmong([.. ItemFormat.Names]);
        _vendor.CompletionSources.Add(_ => VendorClient.Vendors.Select(vendor => new CompletionItem(vendor)));
        _query.CompletionSources.Add(Queries);
        _operation.CompletionSources.Add(context => Named(context)?.Listed.Select(operation => new CompletionItem(operation.Id)) ?? []);
        _agent.Validators.Add(NoOption);
        _prefetch.Validators.Add(result => AtLeast(result, 0));
        _concurrency.Validators.Add(result => AtLeast(result, 1));
        All = [_vendor, _agent, _generator, _operation, _baseUrl, _apiKey, _pageSize, _max, _query, _format, _guardCells, _resume, _checkpointFile, _prefetch, _concurrency, _verbose];
    }

    public IReadOnlyList<Symbol> All { get; }

    public ListRequest Read(ParseResult result) => new()
    {
        Vendor = result.GetValue(_vendor)!,
        Agent = result.GetValue(_agent),
        Generator = result.GetValue(_generator)!,
        Operation = result.GetValue(_operation),
        BaseUrl = result.GetValue(_baseUrl),
        ApiKey = result.GetValue(_apiKey),
        PageSize = result.GetValue(_pageSize),
        Max = result.GetValue(_max),
        Query = result.GetValue(_query) ?? [],
        Format = result.GetValue(_format)!,
        GuardsCells = result.GetValue(_guardCells),
        Resume = result.GetValue(_resume),
        CheckpointFile = result.GetValue(_checkpointFile),
        Prefetch = result.GetValue(_prefetch),
        Concurrency = result.GetValue(_concurrency),
        IsVerbose = result.GetValue(_verbose),
    };

    /// <summary>The parameters of the vendor that is named, and the values that it documents for the one that is begun.</summary>
    private IEnumerable<CompletionItem> Queries(CompletionContext context)
    {
        var parameters = Named(context)?.QueryParameters ?? [];
        return context.WordToComplete.IndexOf('=') is > 0 and var at
            ? parameters.Where(parameter => parameter.Name == context.WordToComplete[..at]).SelectMany(parameter => parameter.Values.Select(value => new CompletionItem($"{parameter.Name}={value}")))
            : parameters.Select(parameter => new CompletionItem($"{parameter.Name}="));
    }

    /// <summary>The vendor that is named, if it is one.</summary>
    private VendorClient? Named(CompletionContext context) =>
        context.ParseResult.GetResult(_vendor)?.Tokens is [var token, ..] ? VendorClient.All.FirstOrDefault(client => client.Vendor == token.Value) : null;

    private static Uri? Address(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"--base-url takes an http or https address, not '{result.Tokens[0].Value}'.");
        return null;
    }

    /// <summary>A mistyped option would be the agent otherwise.</summary>
    private void NoOption(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: ['-', '-', ..] option }])
            result.AddError($"There is no option '{option}'.{(Spelling.Nearest(option, All.Select(symbol => symbol.Name)) is { } meant ? $" Did you mean '{meant}'?" : "")}");
    }

    private static void AtLeast(OptionResult result, int least)
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < least)
            result.AddError($"{result.Option.Name} takes a number from {least}, not {value}.");
    }
}
