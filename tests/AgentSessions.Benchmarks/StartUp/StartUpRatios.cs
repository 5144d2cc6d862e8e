using System.Diagnostics;
using System.Globalization;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.Serving;

namespace AgentSessions.Benchmarks.StartUp;

/// <summary>The first call of fresh processes, in turns, against a server on loopback.</summary>
internal static class StartUpRatios
{
    private const int Rounds = 11;

    public static async Task<Findings> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(PageServer.Argument, "pipecat-cloud", "100", PageServer.Plain);
        var clients = FirstCall.Clients;
        var calls = clients.Select(_ => new double[Rounds]).ToArray();
        var processors = clients.Select(_ => new double[Rounds]).ToArray();
        var wholes = clients.Select(_ => new double[Rounds]).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var client = 0; client < clients.Count; client++)
            {
                var (call, processor, whole) = await CallAsync(clients[client], server.Addresses[0]);
                if (round >= 0)
                    (calls[client][round], processors[client][round], wholes[client][round]) = (call, processor, whole);
            }
        }
        return new Findings([new Table(
            "The first call of a process, ms: from its first statement to the page, in processor time until then, and from its start to its end",
            ["client", "to the page", "×", "processor", "×", "whole process", "×"],
            [.. clients.Select((client, i) => (string[])[client, .. new[] { calls, processors, wholes }.SelectMany(times => (string[])[Table.Number(Median(times[i]), "N1"), Table.Number(Ratio(times, i), "F2")])])])])
        {
            Checks = [.. clients.Select((client, i) => new Check(IsWhole(client) ? "first call with the pipeline, to the page" : "first call, to the page", client, Ratio(calls, i), 1.3)).Where(check => IsOurs(check.Where))],
        };
    }

    private static bool IsOurs(string client) => client.StartsWith("ours", StringComparison.Ordinal);

    private static bool IsWhole(string client) => client is FirstCall.OursNSwagWhole or FirstCall.OursKiotaWhole;

    /// <summary>The median of the rounds' own ratios: what hits a round hits all of its processes.</summary>
    private static double Ratio(double[][] times, int client) => Median(times[client].Zip(times[0], (ours, floor) => ours / floor));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<(double Call, double Processor, double Whole)> CallAsync(string client, Uri address)
    {
        var start = Stopwatch.GetTimestamp();
        var printed = await ChildProcess.RunAsync(ChildProcess.Of(FirstCall.Argument, client, address.AbsoluteUri));
        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var parts = Array.ConvertAll(printed.Split(' '), part => double.Parse(part, CultureInfo.InvariantCulture));
        return (parts[0], parts[1], whole);
    }
}
