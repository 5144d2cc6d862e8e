using AgentSessions.Benchmarks.Reporting;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>What pages and the pipeline under them cost, in one interleaved run.</summary>
internal static class DecodingRatios
{
    private const int Rounds = 40;
    private static readonly int[] Sizes = [10, 100, 1000];

    public static async Task<Findings> MeasureAsync()
    {
        var costs = new Dictionary<(string Vendor, string Client), List<Cost>>();
        foreach (var rows in Sizes)
        {
            foreach (var vendor in VendorPages.Vendors)
            {
                foreach (var cost in await Stopwatching.CompareAsync(await VendorPages.FromMemoryAsync(vendor, rows), rows, Rounds))
                {
                    if (!costs.TryGetValue((vendor, cost.Name), out var known))
                        costs[(vendor, cost.Name)] = known = [];
                    known.Add(cost);
                }
            }
        }
        var pipeline = await Stopwatching.CompareAsync(PipelineCases.Create(), 0, Rounds);
        var ofHundred = costs.Select(one => (one.Key.Vendor, one.Key.Client, Cost: one.Value[1])).ToList();
        return new Findings([Pages(costs), Calls(pipeline[0], pipeline[1])])
        {
            Bars = [.. ofHundred.Select(one => new Bar(one.Vendor, one.Client, one.Cost.TimeRatio, one.Cost.BytesRatio))],
            Checks =
            [
                .. ofHundred.Where(one => one.Vendor != VendorPages.Untyped).SelectMany(one => Checks(one.Vendor, one.Client, one.Cost)),
                new("pipeline, µs a call", "", pipeline[1].Microseconds - pipeline[0].Microseconds, 15),
                new("pipeline, bytes a call", "", pipeline[1].Bytes - pipeline[0].Bytes, 2304),
            ],
        };
    }

    private static Table Pages(Dictionary<(string Vendor, string Client), List<Cost>> costs) => new(
        "A page from memory: µs, bytes allocated, and both as ratios to the floor of the vendor and the size",
        ["vendor", "client", .. Sizes.SelectMany(size => (string[])[$"{size:N0} sessions, µs", "bytes", "time ×", "bytes ×"])],
        [.. costs.Select(one => (string[])[one.Key.Vendor, one.Key.Client, .. one.Value.SelectMany(cost => (string[])
        [
            Table.Number(cost.Microseconds, "N1"),
            Table.Number(cost.Bytes),
            Table.Number(cost.TimeRatio, "F2"),
            Table.Number(cost.BytesRatio, "F2"),
        ])])],
        Words: 2);

    private static Table Calls(Cost bare, Cost ours) => new(
        "A call without decoding",
        ["through", "µs", "bytes"],
        [
            [bare.Name, Table.Number(bare.Microseconds, "N2"), Table.Number(bare.Bytes)],
            [ours.Name, Table.Number(ours.Microseconds, "N2"), Table.Number(ours.Bytes)],
            ["over the bare client", Table.Number(ours.Microseconds - bare.Microseconds, "N2"), Table.Number(ours.Bytes - bare.Bytes)],
        ]);

    private static IEnumerable<Check> Checks(string vendor, string client, Cost cost) => client switch
    {
        VendorPages.OursNSwag => [new("NSwag, time to the floor", vendor, cost.TimeRatio, 1.3), new("NSwag, bytes to the floor", vendor, cost.BytesRatio, 1.5)],
        VendorPages.OursKiota => [new("Kiota, time to the floor", vendor, cost.TimeRatio, 2.2), new("Kiota, bytes to the floor", vendor, cost.BytesRatio, 4.5)],
        _ => [],
    };
}
