using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Serving;

namespace AgentSessions.Benchmarks.Reporting;

/// <summary>Our client with Kiota in two builds of this program: what a change between them costs.</summary>
internal static class Comparison
{
    public const string Argument = "--against";
    private const int Rounds = 3;

    /// <summary>The columns of <c>--ratios</c> by how many sessions a page has.</summary>
    private static readonly (string Sessions, int Bytes, int Time)[] Sizes = [("10", 3, 4), ("100", 7, 8)];

    /// <summary>Measures both in turns, each in processes of its own.</summary>
    /// <param name="program">The other build's <c>AgentSessions.Benchmarks.dll</c>.</param>
    /// <param name="name">What the other build is.</param>
    public static async Task<Table> MeasureAsync(string program, string name)
    {
        var (before, after) = (new List<Table>(), new List<Table>());
        for (var round = 0; round < Rounds; round++)
        {
            before.Add(await PagesAsync(new(Environment.ProcessPath!, [program, "--ratios", Results.AsJson]) { RedirectStandardInput = true, RedirectStandardOutput = true }));
            after.Add(await PagesAsync(ChildProcess.Of("--ratios", Results.AsJson)));
        }
        return new Table($"A page from memory with ours, Kiota; before is {name}; medians of {Rounds} runs each",
            ["vendor", "sessions", "bytes before", "bytes after", "change", "time × before", "time × after"],
            [.. VendorPages.Vendors.SelectMany(vendor => Sizes.Select(size => Row(vendor, size, before, after)))],
            Words: 2);
    }

    private static string[] Row(string vendor, (string Sessions, int Bytes, int Time) size, List<Table> before, List<Table> after)
    {
        var (from, to) = (Median(before, size.Bytes), Median(after, size.Bytes));
        return
        [
            vendor, size.Sessions, Table.Number(from), Table.Number(to), string.Create(CultureInfo.InvariantCulture, $"{(to / from - 1) * 100:+0.0;-0.0;0.0} %"),
            Table.Number(Median(before, size.Time), "F2"), Table.Number(Median(after, size.Time), "F2"),
        ];

        double Median(List<Table> runs, int column) => runs
            .Select(run => double.Parse(run.Rows.Single(row => row[0] == vendor && row[1] == VendorPages.OursKiota)[column], NumberStyles.Number, CultureInfo.InvariantCulture))
            .Order().ElementAt(Rounds / 2);
    }

    private static async Task<Table> PagesAsync(ProcessStartInfo start) => JsonSerializer.Deserialize<Findings>(await ChildProcess.RunAsync(start))!.Tables[0];
}
