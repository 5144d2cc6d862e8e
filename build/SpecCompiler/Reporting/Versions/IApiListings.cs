namespace SpecCompiler.Reporting.Versions;

/// <summary>The public C# API of a vendor's clients at one version, as committed text.</summary>
internal interface IApiListings
{
    /// <summary>The listings' text by the generator's name; none where none are committed.</summary>
    IReadOnlyDictionary<string, string> Read();
}

/// <summary>The files <c>generated/&lt;Vendor&gt;/api.&lt;generator&gt;.txt</c>.</summary>
internal sealed class ApiListings(IVersion version, string folder) : IApiListings
{
    private const string Prefix = "api.";
    private const string Suffix = ".txt";

    public IReadOnlyDictionary<string, string> Read() => version.List(folder)
        .Where(name => name.Length > Prefix.Length + Suffix.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..^Suffix.Length], name => version.Read($"{folder}/{name}")!, StringComparer.Ordinal);
}

/// <summary>A document by itself has no clients.</summary>
internal sealed class NoApiListings : IApiListings
{
    public IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>();
}
