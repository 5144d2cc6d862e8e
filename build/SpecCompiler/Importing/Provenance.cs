using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>The content of <c>specs/sources.json</c>: where each spec came from.</summary>
internal sealed class Provenance
{
    private readonly JObject _root;

    private Provenance(JObject root) => _root = root;

    public static Provenance Read(Repository repository) => new(File.Exists(repository.SourcesFile)
        ? DocumentReader.Read(repository.SourcesFile, repository.NameOf(repository.SourcesFile))
        : new JObject { ["sources"] = new JArray() });

    public string Write() => EffectiveDocument.Write(_root);

    /// <summary>What is known of a vendor's spec, or nothing.</summary>
    public Origin? Of(string vendor) => Find(vendor) is { } record ? new Origin(record) : null;

    /// <summary>Records a spec that has just been taken; what it does not say stays as it was.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="file">The spec's name in <c>specs/</c>.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="retrieved">The day it was taken.</param>
    /// <param name="sha256">Its hash.</param>
    public void Record(string vendor, string file, NewOrigin origin, DateOnly retrieved, string sha256)
    {
        var record = Find(vendor);
        if (record is null)
            ((JArray)_root["sources"]!).Add(record = new JObject { ["vendor"] = vendor });
        record["file"] = file;
        if (origin.Source is { } source)
        {
            record["source"] = source;
            Set(record, "page", origin.Page);
        }
        else
        {
            record["source"] ??= null;
        }
        Set(record, "block", origin.Block ?? record["block"]);
        if (origin.Note is { } note)
            record["note"] = note;
        record.Remove("authored");
        record["retrieved"] = retrieved.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        record["sha256"] = sha256;
        InOrder(record);
    }

    private JObject? Find(string vendor) =>
        (_root["sources"] as JArray ?? []).OfType<JObject>().FirstOrDefault(record => record["vendor"]?.ToString() == vendor);

    private static void Set(JObject record, string name, JToken? value)
    {
        if (value is null)
            record.Remove(name);
        else
            record[name] = value;
    }

    private static void InOrder(JObject record)
    {
        string[] order = ["vendor", "file", "source", "page", "block", "note", "retrieved", "sha256"];
        var members = record.Properties().OrderBy(member => Array.IndexOf(order, member.Name) is var at && at < 0 ? order.Length : at).ToList();
        record.RemoveAll();
        foreach (var member in members)
            record.Add(member);
    }
}

/// <summary>Where one spec came from, as it is recorded.</summary>
internal sealed class Origin(JObject record)
{
    /// <summary>The address of the page, of the bare document or of the index that lists the page.</summary>
    public string? Source => Text("source");

    /// <summary>The page's title where <see cref="Source"/> is an index.</summary>
    public string? Page => Text("page");

    /// <summary>Which of the page's OpenAPI blocks it is, where there are several.</summary>
    public int? Block => record["block"] is JValue { Type: JTokenType.Integer } block ? (int)block : null;

    /// <summary>Whether a person wrote the spec, since the vendor publishes none.</summary>
    public bool IsAuthored => record["authored"] is JValue { Type: JTokenType.Boolean } authored && (bool)authored;

    public SourceMark MarkOf(string member) => record.MarkOf(member);

    private string? Text(string name) => record[name] is JValue { Type: JTokenType.String } text ? text.ToString() : null;
}

/// <summary>What an import says of where a spec came from; what is null stays as recorded.</summary>
internal sealed record NewOrigin(string? Source, string? Page, int? Block, string? Note);
