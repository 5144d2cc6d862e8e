using System.Diagnostics;

namespace AgentSessions.Benchmarks;

/// <summary>A case to be measured beside others.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="RunAsync">Runs it once and returns how many rows it saw.</param>
internal sealed record Case(string Name, Func<Task<int>> RunAsync);

/// <summary>What a case took: medians over the rounds.</summary>
internal sealed record Cost(string Name, double Microseconds, double Bytes, double TimeRatio, double BytesRatio);

/// <summary>
/// Measures cases in turns, so that whatever else the machine does hits all of them alike. A ratio is the median of
/// the rounds' ratios to the first case.
/// </summary>
internal static class Stopwatching
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(15);

    public static async Task<IReadOnlyList<Cost>> CompareAsync(IReadOnlyList<Case> cases, int expectedRows, int rounds)
    {
        var calls = new int[cases.Count];
        for (var i = 0; i < cases.Count; i++)
            calls[i] = await WarmUpAsync(cases[i], expectedRows);
        var measured = Array.ConvertAll(calls, _ => new ValueTuple<double, double>[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
                measured[i][round] = await MeasureAsync(cases[i], calls[i]);
        }
        return cases.Select((one, i) => CostOf(one, measured[i], measured[0])).ToList();
    }

    private static Cost CostOf(Case one, (double Time, double Bytes)[] turns, (double Time, double Bytes)[] floor) => new(
        one.Name,
        Median(turns.Select(turn => turn.Time)),
        Median(turns.Select(turn => turn.Bytes)),
        Median(turns.Zip(floor, (turn, least) => turn.Time / least.Time)),
        Median(turns.Zip(floor, (turn, least) => turn.Bytes / least.Bytes)));

    /// <summary>Runs a case until it is compiled for good and returns how often it fits into a turn.</summary>
    private static async Task<int> WarmUpAsync(Case one, int expectedRows)
    {
        if (await one.RunAsync() is var rows && rows != expectedRows)
            throw new InvalidOperationException($"{one.Name} read {rows} rows of {expectedRows}.");
        var (calls, start) = (0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start) < WarmUp; calls++)
            await one.RunAsync();
        await Task.Delay(100);
        var last = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
            await one.RunAsync();
        return Math.Clamp((int)(Turn / (Stopwatch.GetElapsedTime(last) / 20)), 1, 10_000);
    }

    private static async Task<(double Microseconds, double Bytes)> MeasureAsync(Case one, int calls)
    {
        var (bytes, start) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        for (var i = 0; i < calls; i++)
            await one.RunAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
        return (time, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
