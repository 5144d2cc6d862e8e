using System.Diagnostics;
using System.Globalization;
using AgentSessions.Tests.CommandLine;

namespace AgentSessions.Tests.Browser;

/// <summary>The command <c>sandbox</c> in a process of its own.</summary>
internal sealed class SandboxRun : IAsyncDisposable
{
    private readonly Process _process;
    private bool _isEnded;

    private SandboxRun(Process process, IReadOnlyDictionary<string, string> variables, string announcement)
    {
        (_process, Variables, Announcement) = (process, variables, announcement);
        Address = new Uri(announcement.Split(' ')[1]);
    }

    /// <summary>Where the pages are.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote to standard output.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>What it then wrote to standard error.</summary>
    public string Announcement { get; }

    public static async Task<SandboxRun> StartAsync(params string[] options)
    {
        var process = CliRun.Start(["sandbox", .. options]);
        var announcement = await process.StandardError.ReadLineAsync();
        if (announcement?.StartsWith("Open ", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"{announcement} {await process.StandardError.ReadToEndAsync()}");
        // It is announced once all variables are written: five vendors have an address and a key each.
        var variables = new Dictionary<string, string>();
        while (variables.Count < 10 && await process.StandardOutput.ReadLineAsync() is { } line)
            variables.Add(line.Split('=', 2)[0], line.Split('=', 2)[1]);
        return new(process, variables, announcement);
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public Task<CliRun> InterruptAsync()
    {
        _isEnded = true;
        using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        return CliRun.OfProcessAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
