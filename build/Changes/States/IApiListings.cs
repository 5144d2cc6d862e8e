using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Files;

namespace SpecClients.Changes.States;

/// <summary>The public C# API of a vendor's clients at one version, as committed text.</summary>
internal interface IApiListings
{
    /// <summary>The listings' text by the generator's name; none where none are committed.</summary>
    IReadOnlyDictionary<string, string> Read();

    /// <summary>The version of a generator that made its clients, if it is known.</summary>
    string? MadeBy(string generator);

    /// <summary>Why there is nothing to compare of a generator that has no text here.</summary>
    Phrase WhyNot(string generator);
}

/// <summary>The files <c>src/AgentSessions.&lt;Generator&gt;/PublicApi/&lt;Vendor&gt;.txt</c>.</summary>
/// <param name="version">The version whose files they are.</param>
/// <param name="folder">The vendor's folder.</param>
/// <param name="record">What its clients were made from, if that is recorded.</param>
/// <param name="stale">The generators whose listings are not of the document, or not of what is built.</param>
internal sealed class ApiListings(IVersion version, string folder, ClientLock? record, IReadOnlyCollection<string> stale) : IApiListings
{
    private static readonly string[] Generators = ["Kiota", "NSwag"];

    public IReadOnlyDictionary<string, string> Read() => Generators
        .Where(generator => !stale.Contains(generator.ToLowerInvariant()))
        .Select(generator => (Name: generator.ToLowerInvariant(), Text: version.ApiListing(generator, folder)))
        .Where(listing => listing.Text is not null)
        .ToDictionary(listing => listing.Name, listing => listing.Text!, StringComparer.Ordinal);

    public string? MadeBy(string generator) =>
        record?.Generators.FirstOrDefault(made => made.Key.Equals(generator, StringComparison.OrdinalIgnoreCase)).Value?.Version;

    public Phrase WhyNot(string generator)
    {
        if (stale.Contains(generator))
            return $"not compared: its clients are not built from this tree. Run 'dotnet build' and report again";
        return $"not compared: no listing at {version.Label}";
    }
}

/// <summary>A document by itself has no clients.</summary>
internal sealed class NoApiListings(string file) : IApiListings
{
    public IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>();

    public string? MadeBy(string generator) => null;

    public Phrase WhyNot(string generator) => $"not compared: {file} is a document by itself, without clients";
}
