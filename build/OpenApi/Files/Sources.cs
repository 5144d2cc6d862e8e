using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Files;

/// <summary>Where each spec came from, and whether it is still the file that came.</summary>
internal static class Sources
{
    /// <summary>Compares every spec with the hash that was recorded when it was taken.</summary>
    public static IEnumerable<Problem> Check(Repository repository)
    {
        var name = repository.NameOf(repository.SourcesFile);
        if (!File.Exists(repository.SourcesFile))
        {
            yield return new Problem(ProblemCode.Provenance, new SourceMark(name, 1, 1), "The file that says where each spec came from is missing.", IsWarning: true);
            yield break;
        }
        var records = (DocumentReader.Read(repository.SourcesFile, name)["sources"] as JArray ?? [])
            .OfType<JObject>()
            .ToDictionary(record => record["vendor"]?.ToString() ?? "", StringComparer.Ordinal);
        foreach (var vendor in repository.Vendors)
        {
            var hash = Hash.OfFile(vendor.Spec);
            if (!records.Remove(vendor.Id, out var record))
                yield return new Problem(ProblemCode.Provenance, new SourceMark(vendor.SpecName, 1, 1), $"{name} does not say where this spec came from: add vendor, file, source, retrieved and sha256 ({hash}).", IsWarning: true);
            else if (record["sha256"]?.ToString() is var recorded && recorded != hash)
                yield return new Problem(ProblemCode.Provenance, record.MarkOf("sha256"), $"{vendor.SpecName} is not the file recorded here. If the vendor changed it, record the new sha256 ({hash}) and day; our own corrections belong in an overlay.", IsWarning: true);
        }
        foreach (var (vendor, record) in records)
            yield return new Problem(ProblemCode.Provenance, record.Mark(), $"'{vendor}' is recorded here but has no spec.", IsWarning: true);
    }
}
