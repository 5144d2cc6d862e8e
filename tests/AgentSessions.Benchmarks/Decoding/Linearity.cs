using AgentSessions.Benchmarks.Reporting;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>Whether a session of a page of 100,000 costs what one of a smaller page does.</summary>
internal static class Linearity
{
    private const int Rounds = 3;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private static readonly string[] Clients = [VendorPages.Floor, VendorPages.OursNSwag, VendorPages.OursKiota];

    public static async Task<Findings> MeasureAsync()
    {
        var rows = new List<string[]>();
        foreach (var vendor in VendorPages.Vendors)
        {
            var cases = new List<(Case Case, int Size)>();
            foreach (var size in Sizes)
                cases.AddRange((await VendorPages.FromMemoryAsync(vendor, size)).Where(one => Clients.Contains(one.Name)).Select(one => (one, size)));
            foreach (var (one, size) in cases.Take(Clients.Length))
                await TimeAsync(one, size);
            var times = cases.ConvertAll(_ => double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (index, (one, size)) in cases.Index())
                    times[index] = Math.Min(times[index], await TimeAsync(one, size));
            }
            foreach (var (index, client) in Clients.Index())
            {
                double[] ofClient = [.. Sizes.Select((_, size) => times[size * Clients.Length + index])];
                rows.Add([vendor, client, .. ofClient.Select(time => Table.Number(time)), Table.Number(ofClient[1] / ofClient[0], "F2"), Table.Number(ofClient[2] / ofClient[1], "F2")]);
            }
        }
        return new Findings([new Table("Processor time a session by the length of its page, ns", ["vendor", "client", .. Sizes.Select(size => $"{size:N0}"), "10,000 to 1,000", "100,000 to 10,000"], rows, Words: 2)]);
    }

    /// <summary>Nanoseconds of processor time a session, over as many pages as the most sessions take; collecting is part of it.</summary>
    private static async Task<double> TimeAsync(Case one, int rows)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        for (var read = 0; read < Sizes[^1]; read += rows)
        {
            if (await one.RunAsync() is var found && found != rows)
                throw new InvalidOperationException($"{one.Name} read {found} rows of {rows}.");
        }
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / Sizes[^1];
    }
}
