using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Hostile.Conforming;

/// <summary>The suites of the Overlay Specification: documents with what comes of them, and overlays that are whole or are not.</summary>
internal static partial class OverlaySuites
{
    private static readonly string[] Parts = ["openapi.yaml", "overlay.yaml", "output.yaml"];

    /// <summary>Why what comes of a set's document is not its output, or nothing.</summary>
    public static IEnumerable<(string Name, string? Why)> Sets(string folder) =>
        from set in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        select (Path.GetFileName(set), WhyNotOutput([.. Parts.Select(part => Path.Combine(set, part))]));

    /// <summary>Why each overlay of the folders <c>pass</c> is not read, or nothing.</summary>
    public static IEnumerable<(string Name, string? Why)> Valid(string folder) =>
        from file in Files(folder, "pass")
        select (Path.GetRelativePath(folder, file), WhyNotRead(file));

    /// <summary>Why each of the folders <c>fail</c> is not refused at a place, or nothing.</summary>
    public static IEnumerable<(string Name, string? Why)> Invalid(string folder) =>
        from file in Files(folder, "fail")
        let said = WhyNotRead(file)
        select (Path.GetRelativePath(folder, file), said is null ? "it is read" : Place().IsMatch(said) ? null : $"it has no place: {said}");

    private static IEnumerable<string> Files(string folder, string kind) =>
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == kind).Order(StringComparer.Ordinal);

    private static string? WhyNotOutput(IReadOnlyList<string> files)
    {
        try
        {
            var document = DocumentReader.Read(files[0], files[0]);
            Overlay.Read(files[1], files[1], needsReasons: false).Apply(document);
            return JToken.DeepEquals(document, DocumentReader.Read(files[2], files[2])) ? null : "another output comes of it";
        }
        catch (ProblemException e)
        {
            return e.Message;
        }
    }

    private static string? WhyNotRead(string file)
    {
        try
        {
            Overlay.Read(file, Path.GetFileName(file), needsReasons: false);
            return null;
        }
        catch (ProblemException e)
        {
            return e.Message;
        }
    }

    [GeneratedRegex(@"^[\w.-]+\([0-9]+,[0-9]+\): error SC[0-9]{4}: .", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
