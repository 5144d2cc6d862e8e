using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Commands;

/// <summary>The options of <c>sandbox</c>.</summary>
internal sealed class SandboxSymbols
{
    private static readonly SandboxOptions Defaults = new();
    private static readonly TimeSpan LongestLatency = TimeSpan.FromMinutes(1);

    private readonly Option<int> _port = new("--port") { Description = "The loopback port. Default: any that is free.", HelpName = "PORT", CustomParser = result => Whole(result, 0, 65_535) };
    private readonly Option<int> _sessions = new("--sessions") { Description = "How many sessions each vendor has, up to 1000000.", HelpName = "N", CustomParser = result => Whole(result, 0, 1_000_000), DefaultValueFactory = _ => Defaults.SessionsPerVendor };
    private readonly Option<int> _seed = new("--seed") { Description = "What sessions and faults are drawn from: the same seed gives the same answers.", HelpName = "N", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<TimeSpan> _latency = new("--latency") { Description = "How long each request waits, as in 200ms or 1.5s, up to a minute.", HelpName = "TIME", CustomParser = Latency };
    private readonly Option<double> _faults = new("--faults") { Description = "The share of requests that fail by 429, 503 or a reset connection, as in 0.1 or 10%.", HelpName = "SHARE", CustomParser = Share };
    private readonly Option<bool> _hostile = new("--hostile") { Description = "Add to the sessions what the descriptions do not promise: unknown members and values, nulls, odd text." };
    private readonly Option<string> _apiKey = new("--api-key") { Description = "The key or token that every vendor accepts.", DefaultValueFactory = _ => Defaults.ApiKey };

    public IReadOnlyList<Option> All => [_port, _sessions, _seed, _latency, _faults, _hostile, _apiKey];

    public SandboxOptions Read(ParseResult result) => new()
    {
        Port = result.GetValue(_port),
        SessionsPerVendor = result.GetValue(_sessions),
        Seed = result.GetValue(_seed),
        Latency = result.GetValue(_latency),
        FaultRate = result.GetValue(_faults),
        Hostile = result.GetValue(_hostile),
        ApiKey = result.GetValue(_apiKey)!,
    };

    private static int Whole(ArgumentResult result, int least, int most)
    {
        if (int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        return Refuse<int>(result, $"a whole number from {least} to {most}");
    }

    private static TimeSpan Latency(ArgumentResult result)
    {
        var (number, unit) = Text(result) switch
        {
            [.. var text, 'm', 's'] => (text, TimeSpan.FromMilliseconds(1)),
            [.. var text, 's'] => (text, TimeSpan.FromSeconds(1)),
            var text => (text, TimeSpan.FromMilliseconds(1)),
        };
        return Number(number) is { } value && value * unit.TotalMilliseconds <= LongestLatency.TotalMilliseconds ? value * unit : Refuse<TimeSpan>(result, "a time up to a minute, as in 200ms or 1.5s");
    }

    private static double Share(ArgumentResult result)
    {
        var share = Text(result) is [.. var percent, '%'] ? Number(percent) / 100 : Number(Text(result));
        return share <= 1 ? share.Value : Refuse<double>(result, "a share from 0 to 1, as in 0.1 or 10%");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string wanted)
    {
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes {wanted}, not '{Text(result)}'.");
        return default;
    }
}
