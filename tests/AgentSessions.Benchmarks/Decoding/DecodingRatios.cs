using System.Diagnostics;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>What a page of 100 sessions and the pipeline under it cost, in one interleaved run.</summary>
internal static class DecodingRatios
{
    private const int Rows = 100;
    private const int Rounds = 100;

    public static async Task PrintAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var rows = new List<string[]>();
        foreach (var vendor in VendorPages.Vendors)
        {
            var costs = await Stopwatching.CompareAsync(await VendorPages.OfAsync(vendor, Rows), Rows, Rounds);
            rows.AddRange(costs.Select(cost => (string[])[vendor, cost.Name, TextTable.Number(cost.Microseconds, "N1"), TextTable.Number(cost.Bytes), TextTable.Number(cost.TimeRatio, "F2"), TextTable.Number(cost.BytesRatio, "F2")]));
        }
        TextTable.Print($"A page of {Rows} sessions from memory; ratios to the floor of the vendor", ["vendor", "client", "µs", "bytes", "time ×", "bytes ×"], rows);

        var pipeline = await Stopwatching.CompareAsync(PipelineCases.Create(), 0, Rounds);
        var (bare, ours) = (pipeline[0], pipeline[1]);
        string[][] calls =
        [
            .. pipeline.Select(cost => (string[])[cost.Name, TextTable.Number(cost.Microseconds, "N2"), TextTable.Number(cost.Bytes)]),
            ["over the bare client", TextTable.Number(ours.Microseconds - bare.Microseconds, "N2"), TextTable.Number(ours.Bytes - bare.Bytes)],
        ];
        TextTable.Print("A call without decoding", ["through", "µs", "bytes"], calls);
        Console.WriteLine($"\n{TextTable.Number(Stopwatch.GetElapsedTime(start).TotalSeconds)} s in all.");
    }
}
