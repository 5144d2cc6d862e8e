using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Items;

/// <summary>
/// What a build asks for: a file that names those in which items may stand, <c>File=</c> each, and then has a block of lines
/// for each item, <c>[client]</c> and then <c>Name=value</c> each.
/// </summary>
/// <param name="project">The project's file.</param>
/// <param name="ownFolder">Where clients go that are not committed.</param>
/// <param name="rootNamespace">The project's namespace, for items that give none.</param>
internal sealed class ItemsFile(string project, string ownFolder, string rootNamespace)
{
    /// <summary>The line of a block that names the description.</summary>
    public const string Spec = "Spec";

    private const string Begin = "[client]";
    private const string Imported = "File=";
    private const string DefinedIn = "DefiningProjectFullPath";

    private static readonly string[] Generators = ["NSwag", "Kiota"];

    private readonly string _folder = Path.GetDirectoryName(project)!;
    private readonly List<Problem> _problems = [];
    private ItemElements _elements = new(project);

    /// <summary>The clients that are asked for, by the folder that they go to.</summary>
    /// <exception cref="ProblemException">An item says what cannot be meant.</exception>
    public IReadOnlyList<IGrouping<OutputFolder, ClientItem>> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var imported = lines.TakeWhile(line => line != Begin).Where(line => line.StartsWith(Imported, StringComparison.Ordinal));
        _elements = new(imported.Select(line => line[Imported.Length..]).Prepend(project).Distinct());
        return Read(Blocks(lines));
    }

    /// <summary>The same of blocks that are read already.</summary>
    public IReadOnlyList<IGrouping<OutputFolder, ClientItem>> Read(IEnumerable<Dictionary<string, string>> blocks)
    {
        _problems.AddRange(_elements.Unknown());
        var items = blocks.Select(block => (Output: OutputOf(block), Block: block)).ToList();
        var clients = items.Select(item => (item.Output, Client: Client(item.Output, item.Block))).GroupBy(item => item.Output, item => item.Client).ToList();
        return _problems.Count == 0 ? clients : throw new ProblemException(_problems);
    }

    /// <summary>Whether a folder is the project's own, of which nothing is committed.</summary>
    public bool IsOwn(OutputFolder output) => output.Folder == ownFolder;

    /// <summary>How the lock of a folder names the project.</summary>
    public string ProjectFrom(OutputFolder output) => output.NameOf(project);

    /// <summary>A folder of generated clients, whose lock and messages name files from the folder around it.</summary>
    public OutputFolder FolderAt(string folder) => new(folder == ownFolder ? _folder : Path.GetDirectoryName(folder)!, folder);

    private static List<Dictionary<string, string>> Blocks(IEnumerable<string> lines)
    {
        var blocks = new List<Dictionary<string, string>>();
        foreach (var line in lines)
        {
            if (line == Begin)
                blocks.Add(new(StringComparer.OrdinalIgnoreCase));
            else if (blocks.Count > 0 && line.Split('=', 2) is [var name, var value])
                blocks[^1][name] = value.Trim();
        }
        return blocks;
    }

    private OutputFolder OutputOf(Dictionary<string, string> block) =>
        FolderAt(block.GetValueOrDefault("GeneratedFolder") is { Length: > 0 } folder ? Path.TrimEndingDirectorySeparator(Full(folder)) : ownFolder);

    private ClientItem Client(OutputFolder output, Dictionary<string, string> block)
    {
        var spec = Full(block[Spec]);
        if (!File.Exists(spec))
            Refuse($"There is no file {spec}: SpecClient names an OpenAPI description.");
        var generator = Generators.FirstOrDefault(known => known.Equals(Value("Generator"), StringComparison.OrdinalIgnoreCase));
        if (generator is null)
            Refuse(Value("Generator") is { } other ? $"There is no generator '{other}': use NSwag or Kiota." : "Which generator? Give Generator=\"NSwag\" or Generator=\"Kiota\".");
        if (Value("ClientName") is { } name && FileNames.WhyNotClient(name) is { } why)
            Refuse($"ClientName=\"{name}\" cannot name a client: {why}.");
        var isInternal = One("Access", "public", "internal") == "internal";
        var needsReasons = One("OverlayReasons", "optional", "required") == "required";
        var overlays = Value("Overlays") is null ? SpecFiles.OverlaysOf(spec) : [.. List("Overlays").Select(Full)];
        foreach (var overlay in overlays.Where(overlay => !Path.Exists(overlay)))
            Refuse($"There is no overlay {overlay}.");
        if (output.Folder == _folder || _folder.StartsWith(output.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            Refuse($"GeneratedFolder=\"{block["GeneratedFolder"]}\" holds the project itself: give a folder of its own.");
        return new ClientItem(
            new SpecFiles(output.Root, spec, overlays) { AllowedFolders = [.. List("AllowFiles").Select(Full)], NeedsReasons = needsReasons },
            generator ?? Generators[0],
            new ClientSettings
            {
                Name = Value("ClientName"),
                Namespace = NamespaceOf("Namespace") ?? $"{rootNamespace}.{CodeNames.Own}",
                SetupNamespace = NamespaceOf("SetupNamespace"),
                Operations = new OperationFilter(List("IncludeOperations"), List("ExcludeOperations")),
                RemediesDefects = true,
            })
        {
            IsInternal = isInternal,
            Project = ProjectFrom(output),
            PublicApi = Value("PublicApi") is { } listing ? Full(listing) : null,
        };

        string? Value(string name) => block.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        List<string> List(string name) => [.. (Value(name) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        string One(string name, string usual, string other)
        {
            var given = Value(name) ?? usual;
            if (!given.Equals(usual, StringComparison.OrdinalIgnoreCase) && !given.Equals(other, StringComparison.OrdinalIgnoreCase))
                Refuse($"{name}=\"{given}\" cannot be meant: use {usual} or {other}.");
            return given.ToLowerInvariant();
        }

        string? NamespaceOf(string name)
        {
            if (Value(name) is { } given && !CodeNames.IsNamespace(given))
                Refuse($"{name}=\"{given}\" cannot be a namespace in C#: names between dots, {{client}} and {{generator}} are.");
            return Value(name);
        }

        void Refuse(string message)
        {
            if (new Problem(ProblemCode.Item, _elements.MarkOf(spec, Value(DefinedIn) ?? project), message) is var problem && !_problems.Contains(problem))
                _problems.Add(problem);
        }
    }

    private string Full(string path) => Path.GetFullPath(Path.Combine(_folder, path.Replace('\\', '/')));
}
