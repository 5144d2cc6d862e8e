using System.Diagnostics;

namespace AgentSessions.Benchmarks;

/// <summary>A case to be measured beside others.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="RunAsync">Runs it once and returns how many rows it saw.</param>
internal sealed record Case(string Name, Func<Task<int>> RunAsync);

/// <summary>What a case took: the lowest tenth of its turns, which are those that nothing else on the machine disturbed.</summary>
internal sealed record Cost(string Name, double Microseconds, double Bytes, double TimeRatio, double BytesRatio);

/// <summary>
/// Measures cases in short turns, so that whatever else the machine does hits all of them alike. Ratios are those to
/// the first case.
/// </summary>
internal static class Stopwatching
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    public static async Task<IReadOnlyList<Cost>> CompareAsync(IReadOnlyList<Case> cases, int expectedRows, int rounds)
    {
        foreach (var one in cases)
            await WarmUpAsync(one, expectedRows);
        // What was called often is compiled for good soon after, beside all this.
        await Task.Delay(WarmUp);
        var calls = new int[cases.Count];
        for (var i = 0; i < cases.Count; i++)
            calls[i] = await CallsATurnAsync(cases[i]);
        var measured = Array.ConvertAll(calls, _ => new (double Time, double Bytes)[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
                measured[i][round] = await MeasureAsync(cases[i], calls[i]);
        }
        var (floorTime, floorBytes) = (LowestTenth(measured[0].Select(turn => turn.Time)), LowestTenth(measured[0].Select(turn => turn.Bytes)));
        return cases.Select((one, i) =>
        {
            var (time, bytes) = (LowestTenth(measured[i].Select(turn => turn.Time)), LowestTenth(measured[i].Select(turn => turn.Bytes)));
            return new Cost(one.Name, time, bytes, time / floorTime, bytes / floorBytes);
        }).ToList();
    }

    private static async Task WarmUpAsync(Case one, int expectedRows)
    {
        const int Calls = 60;
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls || Stopwatch.GetElapsedTime(start) < WarmUp; call++)
        {
            if (await one.RunAsync() is var rows && rows != expectedRows)
                throw new InvalidOperationException($"{one.Name} read {rows} rows of {expectedRows}.");
        }
    }

    private static async Task<int> CallsATurnAsync(Case one)
    {
        const int Calls = 10;
        await one.RunAsync();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++)
            await one.RunAsync();
        return Math.Clamp((int)(Turn / (Stopwatch.GetElapsedTime(start) / Calls)), 1, 10_000);
    }

    private static async Task<(double Microseconds, double Bytes)> MeasureAsync(Case one, int calls)
    {
        var (bytes, start) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        for (var i = 0; i < calls; i++)
            await one.RunAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
        return (time, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    private static double LowestTenth(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 10];
    }
}
