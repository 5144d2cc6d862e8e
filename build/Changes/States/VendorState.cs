using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.States;

/// <summary>What there is of one vendor at one version.</summary>
/// <param name="Label">What readers call the version.</param>
/// <param name="Document">The vendor's own document; nothing where it was not there yet, or is no more.</param>
/// <param name="Overlay">Our corrections, if there are any.</param>
/// <param name="Listings">The public C# API of its clients, by generator.</param>
internal sealed record VendorState(string Label, JObject? Document, Overlay? Overlay, IApiListings Listings)
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The vendors that a version has.</summary>
    public static IEnumerable<string> Vendors(IVersion version) =>
        version.List("specs").Where(IsSpec).Select(name => Path.GetFileNameWithoutExtension(name));

    public static VendorState At(IVersion version, string vendor)
    {
        var spec = version.List("specs").FirstOrDefault(name => IsSpec(name) && Path.GetFileNameWithoutExtension(name) == vendor);
        var overlay = $"specs/{vendor}.overlay.yaml";
        const string Lock = "generated/generated.lock.json";
        var (name, record) = version.Read(Lock) is { } made ? GenerationLock.Parse(made, Lock).Of($"specs/{spec}") : default;
        return new VendorState(
            version.Label,
            spec is null ? null : version.Document($"specs/{spec}"),
            version.Read(overlay) is { } corrections ? OpenApi.Overlays.Overlay.Parse(DocumentReader.Parse(corrections, overlay)) : null,
            new ApiListings(version, name ?? Words.Pascal(vendor), record, version.StaleClients(vendor)));
    }

    /// <summary>A document that stands by itself.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="allowed">The folders, besides its own, that its references may lead to.</param>
    public static VendorState Of(string file, IReadOnlyList<string> allowed) => new(file, Bundle.Read(file, file, allowed).Document, Overlay: null, new NoApiListings(file));

    private static bool IsSpec(string name) =>
        Extensions.Contains(Path.GetExtension(name)) && !name.EndsWith(".overlay.yaml", StringComparison.Ordinal) && name != "sources.json";
}
