namespace SpecClients.OpenApi.Files;

/// <summary>Compares the files that are with the files that should be.</summary>
internal static class FilesDiffer
{
    /// <param name="folder">How messages name the folder.</param>
    /// <param name="wanted">The hashes by name that should be.</param>
    /// <param name="found">The hashes by name that are.</param>
    public static IEnumerable<string> Between(string folder, IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> found)
    {
        foreach (var (name, hash) in wanted)
        {
            if (!found.TryGetValue(name, out var other))
                yield return $"{folder}/{name} is missing";
            else if (other != hash)
                yield return $"{folder}/{name} has changed";
        }
        foreach (var name in found.Keys.Where(name => !wanted.ContainsKey(name)))
            yield return $"{folder}/{name} is not ours";
    }

    public static bool Any(IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> found) => Between("", wanted, found).Any();
}
