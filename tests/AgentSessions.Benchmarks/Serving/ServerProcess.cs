using System.Diagnostics;
using System.Globalization;
using AgentSessions.Sandbox;

namespace AgentSessions.Benchmarks;

/// <summary>A sandbox in a process of its own, which is this program started as the server.</summary>
internal sealed class SandboxProcess : IDisposable
{
    public const string Argument = "--serve";
    private readonly Process _process;

    private SandboxProcess(Process process, Uri meibel)
    {
        _process = process;
        Meibel = meibel;
    }

    public Uri Meibel { get; }

    public static async Task<SandboxProcess> StartAsync(int sessions)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SandboxProcess).Assembly.Location, Argument, sessions.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = null },
        };
        var process = Process.Start(start)!;
        return new(process, new((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task ServeAsync(string sessions)
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { SessionsPerVendor = int.Parse(sessions, CultureInfo.InvariantCulture) });
        Console.WriteLine(sandbox.BaseAddress("meibel"));
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
