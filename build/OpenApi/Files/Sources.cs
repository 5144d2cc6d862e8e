using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Files;

/// <summary>Where each spec came from, and whether it is still the file that came.</summary>
internal static class Sources
{
    /// <summary>The file that says it of the descriptions of a folder, if there is one.</summary>
    public static string? FileBeside(string spec) => Path.Combine(Path.GetDirectoryName(spec)!, FileName) is var file && File.Exists(file) ? file : null;

    /// <summary>The name of that file.</summary>
    public const string FileName = "sources.json";

    /// <summary>Compares every spec of a repository with the hash that was recorded when it was taken.</summary>
    public static IEnumerable<Problem> Check(Repository repository)
    {
        var name = repository.NameOf(repository.SourcesFile);
        if (!File.Exists(repository.SourcesFile))
        {
            yield return new Problem(ProblemCode.Provenance, new SourceMark(name, 1, 1), "The file that says where each spec came from is missing.", IsWarning: true);
            yield break;
        }
        var records = Records(repository.SourcesFile, name);
        foreach (var problem in repository.Vendors.SelectMany(spec => Check(spec, records, name)))
            yield return problem;
        foreach (var (vendor, record) in records.ExceptBy(repository.Vendors.Select(spec => spec.Id), record => record.Key))
            yield return new Problem(ProblemCode.Provenance, record.Mark(), $"'{vendor}' is recorded here but has no spec.", IsWarning: true);
    }

    /// <summary>The same for descriptions beside which there is such a file.</summary>
    public static IEnumerable<Problem> Beside(IEnumerable<SpecFiles> specs) =>
        from spec in specs.DistinctBy(spec => spec.Spec)
        let file = FileBeside(spec.Spec)
        where file is not null
        from problem in Check(spec, Records(file, spec.NameOf(file)), spec.NameOf(file))
        select problem;

    private static Dictionary<string, JObject> Records(string file, string name) => (DocumentReader.Read(file, name)["sources"] as JArray ?? [])
        .OfType<JObject>()
        .DistinctBy(record => record["vendor"]?.ToString() ?? "")
        .ToDictionary(record => record["vendor"]?.ToString() ?? "", StringComparer.Ordinal);

    private static IEnumerable<Problem> Check(SpecFiles spec, Dictionary<string, JObject> records, string name)
    {
        var hash = Hash.OfFile(spec.Spec);
        if (!records.TryGetValue(spec.Id, out var record))
            yield return new Problem(ProblemCode.Provenance, new SourceMark(spec.SpecName, 1, 1), $"{name} does not say where this spec came from: add vendor, file, source, retrieved and sha256 ({hash}).", IsWarning: true);
        else if (record["sha256"]?.ToString() is var recorded && recorded != hash)
            yield return new Problem(ProblemCode.Provenance, record.MarkOf("sha256"), $"{spec.SpecName} is not the file recorded here. If the vendor changed it, record the new sha256 ({hash}) and day; our own corrections belong in an overlay.", IsWarning: true);
    }
}
