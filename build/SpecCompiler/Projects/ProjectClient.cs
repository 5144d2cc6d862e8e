using SpecClients.Generation.Items;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Projects;

/// <summary>The client that a project is to ask for.</summary>
/// <param name="Spec">The description's file.</param>
/// <param name="Name">The client's name.</param>
/// <param name="Generator">Who makes it, as in <c>NSwag</c>.</param>
/// <param name="AllowedFolders">The folders, besides its own, that references of the description may lead to.</param>
internal sealed record ClientRequest(string Spec, string Name, string Generator, IReadOnlyList<string> AllowedFolders);

/// <summary>A client's item in a project: the one that is there for it, brought to what is asked, or a new one.</summary>
internal sealed class ProjectClient
{
    private const string Kind = "SpecClient";

    private readonly ProjectFile _project;
    private readonly ClientRequest _request;

    public ProjectClient(ProjectFile project, ClientRequest request)
    {
        (_project, _request) = (project, request);
        var items = project.Items(Kind).ToList();
        var found = items.Find(item => IsNamed(item) && IsBy(item)) ?? items.Find(IsNamed)
            ?? items.Find(item => item.Value("ClientName") is null && IsBy(item) && SpecOf(item) == Full(request.Spec));
        if (found is null)
        {
            found = Added();
            (Item, Output) = Read(found);
        }
        else
        {
            (Item, Output) = Read(found);
            var record = GenerationLock.Read(Output.LockFile).Of(Output.NameOf(Item.Files.Spec)).Name;
            Was = (found.Value("ClientName") ?? record ?? "", Item.Generator);
            (Item, Output) = Read(Changed(items.IndexOf(found)));
        }
    }

    /// <summary>The client.</summary>
    public ClientItem Item { get; }

    /// <summary>Where its code goes.</summary>
    public OutputFolder Output { get; }

    /// <summary>Its name and generator before it was changed.</summary>
    public (string Name, string Generator) Was { get; }

    private XmlPart Added()
    {
        List<(string, string)> attributes =
        [
            ("Include", From(_request.Spec)), ("Generator", _request.Generator),
            ("Namespace", _request.Name), ("ClientName", _request.Name), ("GeneratedFolder", "Generated"),
        ];
        if (_request.AllowedFolders.Count > 0)
            attributes.Add(("AllowFiles", Allowed()));
        _project.AddItem(Kind, attributes, "PackageReference");
        return _project.Items(Kind).Single(item => IsNamed(item) && IsBy(item));
    }

    private XmlPart Changed(int index)
    {
        if (SpecOf(Item()) != Full(_request.Spec))
            _project.Set(Item, "Include", From(_request.Spec));
        if (!IsBy(Item()))
            _project.Set(Item, "Generator", _request.Generator);
        _project.Set(Item, "ClientName", _request.Name);
        if (_request.AllowedFolders.Count > 0)
            _project.Set(Item, "AllowFiles", Allowed());
        return Item();

        XmlPart Item() => _project.Items(Kind).ElementAt(index);
    }

    /// <summary>The item as a build would read it.</summary>
    private (ClientItem Item, OutputFolder Output) Read(XmlPart item)
    {
        var block = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Spec"] = SpecOf(item) };
        foreach (var name in ItemElements.Metadata.Where(name => item.Value(name) is not null))
        {
            var value = item.Value(name)!;
            if (MSBuildText.IsExpression(value))
                throw new ProblemException(ProblemCode.Item, item.Mark,
                    $"{name}=\"{value}\" is MSBuild's to work out: write it out, or change the item by hand and run 'dotnet build', which makes the client.");
            block[name] = MSBuildText.Unescape(value).Trim();
        }
        var own = Path.Combine(_project.Folder, "obj", "SpecClients", "generated");
        var items = new ItemsFile(_project.Path, own, _project.Property("RootNamespace") ?? Path.GetFileNameWithoutExtension(_project.Path)).Read([block]);
        return (items[0].Single(), items[0].Key);
    }

    private bool IsNamed(XmlPart item) => item.Value("ClientName") == _request.Name;

    private bool IsBy(XmlPart item) => _request.Generator.Equals(item.Value("Generator"), StringComparison.OrdinalIgnoreCase);

    private string SpecOf(XmlPart item) => Full(MSBuildText.Unescape(item.Value("Include") ?? "").Replace('\\', '/'));

    private string Allowed() => string.Join(';', _request.AllowedFolders.Select(From));

    private string Full(string path) => Path.GetFullPath(path, _project.Folder);

    /// <summary>A file as the project names it: from its own folder, unless it is on another drive.</summary>
    private string From(string path) => MSBuildText.Escape(FileNames.From(_project.Folder, path));
}
