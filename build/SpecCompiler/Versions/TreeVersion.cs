using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.Changes.States;
using SpecClients.Generation.PublicApi;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Text;
using SpecCompiler.Projects;

namespace SpecCompiler.Versions;

/// <summary>What a workspace's descriptions and clients are at one time: now, or at a commit.</summary>
/// <param name="label">What readers call the time.</param>
/// <param name="workspace">The workspace as it is then.</param>
/// <param name="isWorkingTree">Whether its clients may not be built since something changed; what is committed is committed with its cause.</param>
internal sealed class TreeVersion(string label, Workspace workspace, bool isWorkingTree)
{
    private readonly Dictionary<ClientsProject, bool> _unbuilt = [];

    public string Label => label;

    public IEnumerable<string> Ids => workspace.Specs.Select(spec => spec.Id);

    public VendorState Of(string id)
    {
        if (workspace.Specs.FirstOrDefault(spec => spec.Id == id) is not { } spec)
            return VendorState.None(label);
        return new VendorState(
            label,
            Document(spec),
            [.. spec.Files.ReadOverlays().SelectMany(overlay => overlay.Actions)],
            spec.Clients.DistinctBy(client => client.Item.Generator).ToDictionary(client => client.Item.Generator, Api));
    }

    /// <summary>The vendor's own document, with the operations alone that its clients have.</summary>
    public static JObject Document(RequestedSpec spec)
    {
        var document = spec.Files.Read().Document;
        var filter = spec.Clients[0].Item.Settings.Operations;
        if (!filter.IsAll)
        {
            WorkingDocument.Apply(document, [new InlinePathItemReferences()]);
            filter.Apply(document);
        }
        return document;
    }

    private ClientApi Api(RequestedClient client)
    {
        var recorded = GenerationLock.Read(client.Output.LockFile);
        var record = client.Item.In(recorded, client.Output);
        var made = record?.Made.Version;
        if (Listing.FileOf(client.Item, record?.Name ?? Words.Pascal(client.Item.Id)) is not { } file)
            return new ClientApi(null, made, $"not compared: the item asks for no listing, PublicApi");
        if (isWorkingTree && File.Exists(client.Output.LockFile) && IsStale(client))
            return new ClientApi(null, made, $"not compared: its clients are not built from this tree. Run 'dotnet build' and report again");
        return File.Exists(file)
            ? new ClientApi(SourceFile.ReadText(file, workspace.NameOf(file)), made, Phrase.None)
            : new ClientApi(null, made, $"not compared: no listing at {label}");
    }

    private bool IsStale(RequestedClient client)
    {
        if (!_unbuilt.TryGetValue(client.Project, out var isUnbuilt))
            _unbuilt[client.Project] = isUnbuilt = Built.Difference(client.Project, workspace.Root) is not null;
        return isUnbuilt || new TreeDifferences(client.Output, [client.Item], Generators.Of()).IsStale;
    }
}
