using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Files;

/// <summary>Where each description came from, and whether it is still the file that came: <c>sources.json</c> beside it says so.</summary>
internal static class Sources
{
    /// <summary>The name of that file.</summary>
    public const string FileName = "sources.json";

    /// <summary>The file that says it of the descriptions of a folder, if there is one.</summary>
    public static string? FileBeside(string spec) => Path.Combine(Path.GetDirectoryName(spec)!, FileName) is var file && File.Exists(file) ? file : null;

    /// <summary>Compares descriptions with the hashes that were recorded when they were taken, and the records with the files that there are.</summary>
    public static IEnumerable<Problem> Check(IEnumerable<SpecFiles> specs)
    {
        foreach (var beside in specs.DistinctBy(spec => spec.Spec).GroupBy(spec => FileBeside(spec.Spec)).Where(beside => beside.Key is not null))
        {
            var (file, name) = (beside.Key!, beside.First().NameOf(beside.Key!));
            var records = Records(file, name);
            foreach (var spec in beside)
            {
                if (Check(spec, records, name) is { } problem)
                    yield return problem;
            }
            foreach (var (spec, record) in records.Where(record => record.Key.Length == 0 || !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, record.Key))))
                yield return new Problem(ProblemCode.Provenance, record.Mark(), $"'{spec}' is recorded here, and there is no such file.", IsWarning: true);
        }
    }

    private static Dictionary<string, JObject> Records(string file, string name) => (DocumentReader.Read(file, name)["sources"] as JArray ?? [])
        .OfType<JObject>()
        .DistinctBy(record => record["file"]?.ToString() ?? "")
        .ToDictionary(record => record["file"]?.ToString() ?? "", StringComparer.Ordinal);

    private static Problem? Check(SpecFiles spec, Dictionary<string, JObject> records, string name)
    {
        var hash = Hash.OfFile(spec.Spec);
        if (!records.TryGetValue(Path.GetFileName(spec.Spec), out var record))
            return new Problem(ProblemCode.Provenance, new SourceMark(spec.SpecName, 1, 1), $"{name} does not say where this description came from: add file, source, retrieved and sha256 ({hash}).", IsWarning: true);
        if (record["sha256"]?.ToString() != hash)
            return new Problem(ProblemCode.Provenance, record.MarkOf("sha256"), $"{spec.SpecName} is not the file recorded here. If the vendor changed it, record the new sha256 ({hash}) and day; our own corrections belong in an overlay.", IsWarning: true);
        return null;
    }
}
