using Newtonsoft.Json.Linq;

namespace SpecClients.Changes.States;

/// <summary>One state of the repository: the working tree, or a revision of it.</summary>
internal interface IVersion
{
    /// <summary>What readers call it.</summary>
    string Label { get; }

    /// <summary>A description, with what it refers to in other files.</summary>
    /// <param name="spec">Its file, by its name from the repository's root.</param>
    JObject Document(string spec);

    /// <summary>The text of a file, by its name from the repository's root; nothing where there is none.</summary>
    string? Read(string name);

    /// <summary>The public C# API of a generator's client of a vendor, as committed text; nothing where there is none.</summary>
    /// <param name="generator">The generator, as in <c>NSwag</c>.</param>
    /// <param name="folder">The vendor's folder, as in <c>PipecatCloud</c>.</param>
    string? ApiListing(string generator, string folder);

    /// <summary>The names of the files directly in a folder, without it; none where there is no folder.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>The generators whose clients of a vendor are of another document than the one that is here, or were not built since.</summary>
    IReadOnlyCollection<string> StaleClients(string vendor);
}
