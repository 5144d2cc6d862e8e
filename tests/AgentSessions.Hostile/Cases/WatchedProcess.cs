using System.Diagnostics;
using System.Globalization;

namespace AgentSessions.Hostile.Cases;

/// <summary>What a program said, how it ended and what it took, with all the processes that it started.</summary>
/// <param name="ExitCode">How it ended; null if it had to be ended.</param>
/// <param name="Said">Both of its outputs.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Memory">The most memory that it held, in MB.</param>
internal sealed record WatchedProcess(int? ExitCode, string Said, double Seconds, long Memory)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    public static async Task<WatchedProcess> RunAsync(string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (memory, isEnded) = (0L, false);
        while (!process.HasExited)
        {
            memory = Math.Max(memory, MemoryOf(process.Id));
            if (clock.Elapsed > patience && !isEnded)
            {
                isEnded = true;
                process.Kill(entireProcessTree: true);
            }
            await Task.Delay(Look);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        return new WatchedProcess(isEnded ? null : process.ExitCode, string.Concat(await said), seconds, memory);
    }

    /// <summary>What a process and those below it hold now, in MB: by the kernel's own lists.</summary>
    private static long MemoryOf(int process)
    {
        var folder = $"/proc/{process}";
        try
        {
            var pages = long.Parse(File.ReadAllText(Path.Combine(folder, "statm")).Split(' ')[1], CultureInfo.InvariantCulture);
            var children = Directory.EnumerateDirectories(Path.Combine(folder, "task"))
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return (pages * Environment.SystemPageSize >> 20) + children.Sum(child => MemoryOf(int.Parse(child, CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }
}
