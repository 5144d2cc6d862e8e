using System.Diagnostics;
using System.Globalization;

namespace AgentSessions.Tests.Generating;

/// <summary>The compiler as a process of its own, with the worker that it starts, and the signals that reach them.</summary>
internal sealed class CompilerRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public CompilerRun(params string[] arguments) : this(Program, arguments) { }

    private CompilerRun(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What a build starts.</summary>
    public static CompilerRun OfBuild(params string[] arguments) => new(typeof(SpecClients.Generation.Commands.GenerateCommand).Assembly.Location, arguments);

    public static string Program => typeof(SpecCompiler.Commands.UpdateCommand).Assembly.Location;

    /// <summary>Waits for the worker and holds it, so that it neither ends nor goes on until it is told to.</summary>
    public async Task<int> HoldWorkerAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (Children(_process.Id).FirstOrDefault() is > 0 and var worker)
            {
                Signal("STOP", worker);
                return worker;
            }
            Assert.That(_process.HasExited, Is.False, "It ended without a worker.");
            await Task.Delay(2, limit.Token);
        }
    }

    public void Signal(string name) => Signal(name, _process.Id);

    public static void Signal(string name, int process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{name} {process}")]);
        kill.WaitForExit();
    }

    public async Task<(int Exit, string Said)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _output + await _errors);
    }

    /// <summary>Whether a process lives, other than as an entry that nobody has asked for yet.</summary>
    public static bool IsAlive(int process) => Stat(process) is { State: not "Z" };

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id)?.Parent == parent);

    private static (string State, int Parent)? Stat(int process)
    {
        try
        {
            // After the name, which may hold blanks, and its bracket: the state and the parent.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
