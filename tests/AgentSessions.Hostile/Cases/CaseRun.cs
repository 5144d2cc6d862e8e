using System.Text.RegularExpressions;
using AgentSessions.Hostile.Measuring;

namespace AgentSessions.Hostile.Cases;

/// <summary>Puts each case of a folder through the program as anybody would, and judges how it ended.</summary>
/// <param name="repository">Whose compiler is started.</param>
/// <param name="isToBuild">Whether each client is built too.</param>
/// <param name="secret">Text of files that are none of a description's.</param>
internal sealed partial class CaseRun(Repository repository, bool isToBuild, string secret)
{
    private const long Megabytes = 1024;

    private static readonly string[] Generators = ["nswag", "kiota"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    /// <summary>Tells of each case with each generator; how many ended as none may.</summary>
    public async Task<int> TellAsync(string folder, TextWriter told)
    {
        var around = Directory.CreateTempSubdirectory("cases-");
        try
        {
            var cases = new CaseFolder(folder, Path.Combine(around.FullName, "cases"));
            var (bad, all, generated) = (0, 0, 0);
            await told.WriteLineAsync($"{"case",-40} {"with",-6} {"outcome",-10} {"tokens",6} {"seconds",8} {"MB",6} {"builds",6}  said");
            foreach (var document in cases.Documents)
            {
                foreach (var generator in Generators)
                {
                    var (line, isGood, isGenerated) = await JudgeAsync(cases.NameOf(document), document, generator, around.FullName);
                    (all, bad, generated) = (all + 1, bad + (isGood ? 0 : 1), generated + (isGenerated ? 1 : 0));
                    await told.WriteLineAsync(line);
                }
            }
            await told.WriteLineAsync($"TOTAL cases={all} generated={generated} refused={all - generated - bad} wrong={bad}");
            return bad;
        }
        finally
        {
            around.Delete(recursive: true);
        }
    }

    private async Task<(string Line, bool IsGood, bool IsGenerated)> JudgeAsync(string name, string document, string generator, string around)
    {
        var output = Path.Combine(around, "out");
        var before = new Surroundings(around, except: [output]);
        var run = await WatchedProcess.RunAsync("dotnet", [CompilerOf(repository), "client", document, "--name", "Hostile", "--generator", generator,
            "--output", output], Patience);
        var faults = before.Changes().Select(change => $"outside of the output, {change}").ToList();
        var isGenerated = run.ExitCode == 0;
        var (tokens, builds) = (0, "-");
        if (isGenerated)
        {
            var check = SourceCheck.Of(Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(output, file), File.ReadAllText(file))));
            tokens = check.Tokens.Count;
            faults.AddRange(check.Tokens.Concat(check.SyntaxErrors).Concat(check.Comments).Concat(check.Characters));
            faults.AddRange(Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
                .Where(file => File.ReadAllText(file).Contains(secret, StringComparison.Ordinal))
                .Select(file => $"another file's text in {Path.GetFileName(file)}"));
            if (isToBuild)
            {
                var build = await WatchedProcess.RunAsync("dotnet", ["build", output, "-v", "q", "--nologo"], Patience);
                builds = build.ExitCode == 0 ? "yes" : "no";
                if (build.ExitCode != 0)
                    faults.Add(Error().Match(build.Said).Value);
            }
        }
        else if (run.ExitCode is null)
            faults.Add("it had to be ended");
        else if (run.ExitCode != 1 || !Placed().IsMatch(run.Said))
            faults.Add($"it ended with {run.ExitCode} and without a place");
        else if (Directory.Exists(output))
            faults.Add("it left its output behind");
        if (Trace().IsMatch(run.Said))
            faults.Add("a stack trace");
        if (run.Seconds > Limits.Seconds)
            faults.Add("too slow");
        if (run.Memory > Megabytes)
            faults.Add("too much memory");
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        var said = faults.Count > 0 ? $"WRONG: {string.Join("; ", faults.Take(3))}" : "";
        return (Tally.Cut($"{name,-40} {generator,-6} {(isGenerated ? "generated" : "refused"),-10} {tokens,6} {run.Seconds,8:0.0} {run.Memory,6} {builds,6}  {said} {FirstOf(run.Said, isGenerated).Replace(around, "", StringComparison.Ordinal)}"), faults.Count == 0, isGenerated);
    }

    private static string FirstOf(string said, bool isGenerated) => said.Split('\n')
        .FirstOrDefault(line => line.Contains(isGenerated ? "warning" : "error", StringComparison.Ordinal)) ?? said.Split('\n')[0];

    private static string CompilerOf(Repository repository) => Path.Combine(repository.Root, "build", "SpecCompiler", "bin", Configuration, "net10.0",
        "SpecCompiler.dll");

    private static string Configuration => Environment.GetEnvironmentVariable("CONFIGURATION") ?? "Debug";

    [GeneratedRegex(@"\(\d+,\d+\): error SC\d+: \S")]
    private static partial Regex Placed();

    [GeneratedRegex(@"^ +at \S+\(|^Unhandled exception|^Stack overflow", RegexOptions.Multiline)]
    private static partial Regex Trace();

    [GeneratedRegex(@"error .*")]
    private static partial Regex Error();
}
