using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AgentSessions.Benchmarks.Serving;

namespace AgentSessions.Benchmarks.Reporting;

/// <summary>Measures everything, several times over, and writes RESULTS.md and its chart, so that no figure in them is typed.</summary>
internal static class Results
{
    /// <summary>Asks a mode for its findings as JSON.</summary>
    public const string AsJson = "--json";

    /// <summary>Opens the part that is of two builds, and so no part of a run of one.</summary>
    private const string Kept = $"\n## `{Comparison.Argument}`\n";

    private static string FilePath => Path.Combine(Folder(), "RESULTS.md");

    public static async Task WriteAsync(int runs)
    {
        var found = new List<IReadOnlyList<Findings>>();
        for (var run = 1; run <= runs; run++)
        {
            var findings = new List<Findings>();
            foreach (var mode in Mode.All)
            {
                Console.WriteLine($"run {run} of {runs}: {mode.Argument}");
                findings.Add(JsonSerializer.Deserialize<Findings>(await ChildProcess.RunAsync(ChildProcess.Of(mode.Argument, AsJson)))!);
            }
            found.Add(findings);
        }
        Draw([.. found[^1].SelectMany(findings => findings.Bars)]);
        await File.WriteAllTextAsync(FilePath, Write(found) + Split().Kept);
        Console.WriteLine(Targets.Of(found).ToMarkdown());
    }

    /// <summary>Writes the comparison of two builds in the place of the last one.</summary>
    public static void Keep(Table comparison)
    {
        File.WriteAllText(FilePath, $"{Split().Own}{Kept}\n{comparison.ToMarkdown()}\n`{Comparison.Argument} PROGRAM NAME` writes this part: PROGRAM is the `AgentSessions.Benchmarks.dll` of another commit, and times are those to the floor of the same run.\n");
        Console.WriteLine(comparison.ToMarkdown());
    }

    private static (string Own, string Kept) Split()
    {
        var text = File.ReadAllText(FilePath);
        var at = text.IndexOf(Kept, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[at..]);
    }

    public static void Draw(IReadOnlyList<Bar> bars) => Chart.Save(bars, Path.Combine(Folder(), "ratios.png"));

    private static string Write(List<IReadOnlyList<Findings>> runs)
    {
        var text = new StringBuilder($"""
            # What the clients cost

            Written by `dotnet run --project tests/AgentSessions.Benchmarks -c Release -- --all` on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Times are those of this machine on this day; the ratios are what to look at, and they are made by measuring in turns within one run. The tables are those of the last run. {string.Join(", ", Mode.All.Select(mode => $"`{mode.Argument}`"))} instead of `--all` prints one part; without an argument BenchmarkDotNet's switcher offers the pages of `--ratios`.

            | | |
            |---|---|
            | machine | {Environment.ProcessorCount} × {Processor()} |
            | system | {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture} |
            | runtime | {RuntimeInformation.FrameworkDescription} |

            ![Time and bytes a page of 100 sessions, as ratios to the floor](ratios.png)

            ## Targets


            """);
        text.Append(Targets.Of(runs).ToMarkdown());
        foreach (var (mode, findings) in Mode.All.Zip(runs[^1]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## `{mode.Argument}`\n");
            foreach (var table in findings.Tables)
                text.Append('\n').Append(table.ToMarkdown());
            text.Append(CultureInfo.InvariantCulture, $"\n{mode.About}\n");
        }
        return text.ToString();
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var name = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return name?[(name.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>The folder of the benchmarks' own project.</summary>
    public static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgentSessions.Benchmarks.csproj")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No AgentSessions.Benchmarks.csproj above {AppContext.BaseDirectory}.");
    }
}
