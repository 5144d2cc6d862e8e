using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace SpecCompiler.Importing;

/// <summary>The content of <c>sources.json</c>: where each description of its folder came from.</summary>
internal sealed class Provenance
{
    private readonly JObject _root;

    private Provenance(string file, string name, JObject root) => (File, Name, _root) = (file, name, root);

    /// <summary>Its file, which need not be there yet.</summary>
    public string File { get; }

    /// <summary>How messages name it.</summary>
    public string Name { get; }

    /// <summary>That of a description's folder.</summary>
    public static Provenance Beside(string spec, Workspace workspace)
    {
        var file = Path.Combine(Path.GetDirectoryName(spec)!, Sources.FileName);
        var root = Path.Exists(file) ? DocumentReader.Read(file, workspace.NameOf(file)) : [];
        if (root["sources"] is not JArray)
            root["sources"] = new JArray();
        return new Provenance(file, workspace.NameOf(file), root);
    }

    public string Write() => EffectiveDocument.Write(_root);

    /// <summary>What is known of a description, or nothing.</summary>
    /// <param name="file">The name of its file.</param>
    public Origin? Of(string file) => Find(file) is { } record ? new Origin(record) : null;

    /// <summary>Records a description that has just been taken; what is not said of it stays as it was.</summary>
    /// <param name="present">The name of the file that it replaces, if there is one.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="retrieved">The day it was taken.</param>
    /// <param name="sha256">Its hash.</param>
    public void Record(string? present, string file, NewOrigin origin, DateOnly retrieved, string sha256)
    {
        var record = Find(present ?? file) ?? Find(file);
        if (record is null)
            ((JArray)_root["sources"]!).Add(record = []);
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
        Set(record, "commit", origin.Commit);
        if (origin.Note is { } note)
            record["note"] = note;
        record.Remove("authored");
        record["retrieved"] = retrieved.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        record["sha256"] = sha256;
        InOrder(record);
    }

    private JObject? Find(string file) =>
        (_root["sources"] as JArray ?? []).OfType<JObject>().FirstOrDefault(record => record["file"]?.ToString() == file);

    private static void Set(JObject record, string name, JToken? value)
    {
        if (value is null)
            record.Remove(name);
        else
            record[name] = value;
    }

    private static void InOrder(JObject record)
    {
        string[] order = ["file", "source", "page", "block", "commit", "headers", "note", "retrieved", "sha256"];
        var members = record.Properties().OrderBy(member => Array.IndexOf(order, member.Name) is var at && at < 0 ? order.Length : at).ToList();
        record.RemoveAll();
        foreach (var member in members)
            record.Add(member);
    }
}

/// <summary>Where one description came from, as it is recorded.</summary>
internal sealed class Origin(JObject record)
{
    /// <summary>The address of the page, of the bare document or of the index that lists the page.</summary>
    public string? Source => Text("source");

    /// <summary>The page's title where <see cref="Source"/> is an index.</summary>
    public string? Page => Text("page");

    /// <summary>Which of the page's OpenAPI blocks it is, where there are several.</summary>
    public int? Block => record["block"] is JValue { Type: JTokenType.Integer } block ? (int)block : null;

    /// <summary>The headers that it is asked for with: each names the environment variable that holds its value.</summary>
    public JObject? Headers => record["headers"] as JObject;

    /// <summary>The hash of the file as it was taken.</summary>
    public string? Sha256 => Text("sha256");

    /// <summary>Whether a person wrote the spec, since the vendor publishes none.</summary>
    public bool IsAuthored => record["authored"] is JValue { Type: JTokenType.Boolean } authored && (bool)authored;

    public SourceMark MarkOf(string member) => record.MarkOf(member);

    private string? Text(string name) => record[name] is JValue { Type: JTokenType.String } text ? text.ToString() : null;
}

/// <summary>What an import says of where a spec came from; what is null stays as recorded.</summary>
/// <param name="Source">The source.</param>
/// <param name="Page">The page's title where that is an index.</param>
/// <param name="Block">Which of its OpenAPI blocks it is.</param>
/// <param name="Note">A sentence on what was taken.</param>
/// <param name="Commit">The commit of the source's repository, if it is of one.</param>
internal sealed record NewOrigin(string? Source, string? Page, int? Block, string? Note, string? Commit = null);
