using System.Diagnostics;
using System.Globalization;
using AgentSessions.Hostile.Documents;
using Newtonsoft.Json;

namespace AgentSessions.Hostile.Measuring;

/// <summary>
/// Runs documents in another process, which a stack overflow or a hang may end: the document that it was at is told, and
/// another process goes on behind it.
/// </summary>
internal static class Supervisor
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>A document that does not even use the processor is given up after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public static async Task<Tally> RunAsync(RunPlan plan, Repository repository)
    {
        var tally = new Tally();
        var next = plan.First;
        while (next < plan.First + plan.Count)
            next = await RunAsync(plan with { First = next, Count = plan.First + plan.Count - next }, repository, tally);
        return tally;
    }

    /// <summary>Runs until the end or the first document that ends the process; gives the index to go on at.</summary>
    private static async Task<int> RunAsync(RunPlan plan, Repository repository, Tally tally)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(Supervisor).Assembly.Location, "work", $"{plan.Seed}", $"{plan.First}", $"{plan.Count}", "--kiota", $"{plan.Kiota}", "--compiled",
                $"{plan.Compiled}", "--root", repository.Root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = process.StandardError.ReadToEndAsync();
        var (at, isHung) = (plan.First, false);
        var (begun, used) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var line = process.StandardOutput.ReadLineAsync();
        while (true)
        {
            if (await Task.WhenAny(line, Task.Delay(Look)) != line)
            {
                if (begun.Elapsed < Patience && process.TotalProcessorTime - used < TimeSpan.FromSeconds(2 * Limits.Seconds))
                    continue;
                isHung = true;
                process.Kill(entireProcessTree: true);
                break;
            }
            if (await line is not { } text)
                break;
            if (text.StartsWith(Run.Beginning, StringComparison.Ordinal))
            {
                at = int.Parse(text[Run.Beginning.Length..], CultureInfo.InvariantCulture);
                begun.Restart();
                used = process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
            }
            else
                tally.Add(JsonConvert.DeserializeObject<Outcome>(text)!);
            line = process.StandardOutput.ReadLineAsync();
        }
        await process.WaitForExitAsync();
        if (!isHung && process.ExitCode == 0)
            return plan.First + plan.Count;
        var document = new HostileDocuments(repository).Make(plan.Seed, at);
        var last = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(4);
        tally.Add(new Outcome(document.Id, document.Kind.ToString(), "NSwag", isHung ? OutcomeKind.Hung
            : OutcomeKind.Crashed)
        {
            Faults = [isHung ? "hang: the process had to be ended"
            : $"crash: the process ended with {process.ExitCode}: {string.Join(' ', last)}"]
        });
        return at + 1;
    }
}
