using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Migrating;

/// <summary>A client as another tool was told to make it, with what becomes of each thing that it was told.</summary>
/// <param name="tool">The tool.</param>
/// <param name="mark">Where that stands.</param>
internal sealed class OldClient(string tool, SourceMark mark)
{
    public string Tool => tool;

    public SourceMark Mark => mark;

    /// <summary>The description: a file, or an address, which a build does not read.</summary>
    public string? Spec { get; set; }

    public required string Generator { get; init; }

    /// <summary>The client's name, as the item gives it.</summary>
    public string? Name { get; private set; }

    /// <summary>What else the item says, in its order.</summary>
    public List<(string Name, string Value)> Metadata { get; } = [];

    /// <summary>What maps, what changes for callers, and what has no counterpart: a line each, at its place.</summary>
    public List<string> Maps { get; } = [];

    public List<string> Changes { get; } = [];

    public List<string> Missing { get; } = [];

    /// <summary>What the other tool wrote and needs, and nobody does any more.</summary>
    public List<string> Left { get; } = [];

    /// <summary>Takes the name of the class that callers know.</summary>
    public void TakeClass(SourceMark at, string? given)
    {
        var stem = given is null || given.Contains('{') ? null : given.EndsWith("Client", StringComparison.Ordinal) && given.Length > 6 ? given[..^6] : given;
        if (stem is not null && FileNames.WhyNotClient(stem) is not null)
            stem = Words.Pascal(stem);
        if (stem is null || FileNames.WhyNotClient(stem) is not null)
            return;
        Name = stem;
        if (given == $"{stem}Client")
            Maps.Add($"{at}: the class {given} keeps its name: ClientName=\"{stem}\"");
        else
            Changes.Add($"{at}: the class {given} is called {stem}Client: ClientName=\"{stem}\"");
    }

    /// <summary>Takes the name of the description's file, where nothing else gives one.</summary>
    public void TakeFileName()
    {
        var stem = Words.Pascal(Path.GetFileNameWithoutExtension(Spec!));
        Name ??= FileNames.WhyNotClient(stem) is null ? stem : "Client";
    }

    /// <summary>Takes something into the item under its name there.</summary>
    public void Map(SourceMark at, string setting, string name, string value)
    {
        Metadata.Add((name, value));
        Maps.Add($"{at}: {setting} is {name}=\"{value}\"");
    }
}
