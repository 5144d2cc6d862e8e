namespace SpecClients.OpenApi.Files;

/// <summary>A folder of generated clients, a folder each, with the lock that says what they were made from.</summary>
/// <param name="Root">The folder from which messages and the lock name files.</param>
/// <param name="Folder">The folder of the clients.</param>
internal sealed record OutputFolder(string Root, string Folder)
{
    public string LockFile => Path.Combine(Folder, "generated.lock.json");

    /// <summary>How much of the descriptions the clients carry, where that is counted.</summary>
    public string FidelityFile => Path.Combine(Folder, "fidelity.json");

    /// <summary>The folder of one client.</summary>
    public string Of(string client) => Path.Combine(Folder, client);

    /// <summary>How messages and records name a file: from the root, with forward slashes.</summary>
    public string NameOf(string path) => FileNames.From(Root, path);
}
