using System.Diagnostics;

namespace AgentSessions.Hostile.Measuring;

/// <summary>What a document may cost.</summary>
internal static class Limits
{
    /// <summary>A document that takes longer is a hang.</summary>
    public const double Seconds = 10;

    /// <summary>The most memory that this process has had, in MB.</summary>
    public static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}

/// <summary>The time that this process works, however busy the machine is with others.</summary>
internal sealed class ProcessorClock
{
    private readonly TimeSpan _start = Environment.CpuUsage.TotalTime;

    public double Seconds => (Environment.CpuUsage.TotalTime - _start).TotalSeconds;
}
