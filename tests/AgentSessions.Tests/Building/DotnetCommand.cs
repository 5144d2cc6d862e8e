using System.Diagnostics;

namespace AgentSessions.Tests.Building;

/// <summary>A command of the SDK as a user's shell would run it, free of what the outer test run set for its own MSBuild.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code, and both outputs one after the other.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs a command that ends only when it is told to, until it prints a line.</summary>
    /// <returns>The first line that <paramref name="pick"/> makes something of, as what it made.</returns>
    public static async Task<T> UntilAsync<T>(string folder, IEnumerable<KeyValuePair<string, string>> environment, string[] arguments, Func<string, Task<T?>> pick) where T : class
    {
        using var process = Start(folder, environment, arguments);
        using var limit = new CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            var seen = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                seen.Add(line);
                if (await pick(line) is { } picked)
                    return picked;
            }
            throw new AssertionException($"dotnet {string.Join(' ', arguments)} ended without the line waited for:\n{string.Join('\n', seen)}\n{await errors}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string folder, IEnumerable<KeyValuePair<string, string>> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
