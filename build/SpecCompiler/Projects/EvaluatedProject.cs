using System.Diagnostics;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Projects;

/// <summary>A project as MSBuild evaluates it: its items and properties, conditions and imports included, without a build.</summary>
/// <param name="File">The project's file.</param>
/// <param name="Properties">The properties that were asked for.</param>
/// <param name="Items">The items that were asked for, by their kind: their metadata by name.</param>
internal sealed record EvaluatedProject(string File, IReadOnlyDictionary<string, string> Properties, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Items)
{
    private static readonly string[] Asked = ["RootNamespace", "TargetPath", "TargetFrameworks", "BaseIntermediateOutputPath"];

    /// <summary>Evaluates a project, a project of several frameworks for the first of them.</summary>
    /// <param name="file">The project's file.</param>
    /// <param name="configuration">The build that it is evaluated for.</param>
    /// <exception cref="ProblemException">MSBuild cannot read it.</exception>
    public static EvaluatedProject Read(string file, string configuration)
    {
        var project = Read(file, [$"-property:Configuration={configuration}"]);
        return project.Properties["TargetFrameworks"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..]
            ? Read(file, [$"-property:Configuration={configuration}", $"-property:TargetFramework={first}"])
            : project;
    }

    private static EvaluatedProject Read(string file, string[] properties)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["msbuild", file, "-nologo", .. properties, $"-getProperty:{string.Join(',', Asked)}", "-getItem:SpecClient,Compile"])
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a command line of the SDK's sets for itself is not this project's to inherit.
        foreach (var own in (string[])["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(own);
        using var msbuild = Process.Start(start)!;
        var errors = msbuild.StandardError.ReadToEndAsync();
        var answer = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        if (msbuild.ExitCode == 0 && answer.TrimStart().StartsWith('{') && JObject.Parse(answer) is var read)
        {
            return new EvaluatedProject(file, Texts(read[nameof(Properties)]), (read[nameof(Items)] as JObject ?? []).Properties()
                .ToDictionary(kind => kind.Name, kind => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. kind.Value.Select(Texts)], StringComparer.Ordinal));
        }
        var said = $"{answer}\n{errors.GetAwaiter().GetResult()}".Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        throw new ProblemException(ProblemCode.Item, new SourceMark(file, 1, 1),
            $"MSBuild cannot read this project: {LineEnds.OneLine(said.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? said.FirstOrDefault() ?? "it says nothing")}");
    }

    private static Dictionary<string, string> Texts(JToken? owner) =>
        (owner as JObject ?? []).Properties().ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
