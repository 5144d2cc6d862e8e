using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Generation;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.Serving;
using AgentSessions.Benchmarks.Streaming;
using BenchmarkDotNet.Running;

namespace AgentSessions.Benchmarks;

/// <summary>What the program is asked to do.</summary>
internal static class Arguments
{
    public static async Task FollowAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["--all"]:
                await Results.WriteAsync(runs: 3);
                break;
            case ["--all", var runs]:
                await Results.WriteAsync(int.Parse(runs, CultureInfo.InvariantCulture));
                break;
            case [Comparison.Argument, var program, var name]:
                Results.Keep(await Comparison.MeasureAsync(program, name));
                break;
            case ["--chart"]:
                Results.Draw((await DecodingRatios.MeasureAsync()).Bars);
                break;
            case [var argument] when Mode.Find(argument) is { } mode:
                await PrintAsync(mode.MeasureAsync);
                break;
            case [var argument, Results.AsJson] when Mode.Find(argument) is { } mode:
                Console.WriteLine(JsonSerializer.Serialize(await mode.MeasureAsync()));
                break;
            case ["--generation", var folder]:
                await PrintAsync(() => GenerationRatios.MeasureAsync(folder));
                break;
            case [SandboxProcess.Argument, var sessions]:
                await SandboxProcess.ServeAsync(int.Parse(sessions, CultureInfo.InvariantCulture));
                break;
            case [StreamServer.Argument]:
                await StreamServer.ServeAsync();
                break;
            case [PageServer.Argument, var vendor, var rows, var packing]:
                await PageServer.ServeAsync(vendor, int.Parse(rows, CultureInfo.InvariantCulture), packing == PageServer.Packing);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(PageBenchmarks).Assembly).Run(arguments);
                break;
        }
    }

    private static async Task PrintAsync(Func<Task<Findings>> measureAsync)
    {
        var start = Stopwatch.GetTimestamp();
        var found = await measureAsync();
        foreach (var table in found.Tables)
            Console.WriteLine($"\n{table.ToMarkdown()}");
        if (found.Checks.Count > 0)
            Console.WriteLine($"\n{Targets.Of([[found]]).ToMarkdown()}");
        Console.WriteLine($"\n{Table.Number(Stopwatch.GetElapsedTime(start).TotalSeconds)} s in all.");
    }
}
