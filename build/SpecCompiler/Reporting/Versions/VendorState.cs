using Newtonsoft.Json.Linq;
using SpecCompiler.Bundling;
using SpecCompiler.Compiling;
using SpecCompiler.Normalising;
using SpecCompiler.Overlays;
using SpecCompiler.Reading;

namespace SpecCompiler.Reporting.Versions;

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
        var record = version.Read("generated/generated.lock.json") is { } made ? GenerationLock.Parse(made).Vendors.GetValueOrDefault(vendor) : null;
        return new VendorState(
            version.Label,
            spec is null ? null : Bundle.Read($"specs/{spec}", version.Read).Document,
            version.Read(overlay) is { } corrections ? Overlays.Overlay.Parse(DocumentReader.Parse(corrections, overlay)) : null,
            new ApiListings(version, $"generated/{record?.Folder ?? Words.Pascal(vendor)}", record, version.StaleClients(vendor)));
    }

    /// <summary>A document that stands by itself.</summary>
    public static VendorState Of(string file) => new(file, Bundle.Read(file, file).Document, Overlay: null, new NoApiListings(file));

    private static bool IsSpec(string name) =>
        Extensions.Contains(Path.GetExtension(name)) && !name.EndsWith(".overlay.yaml", StringComparison.Ordinal) && name != "sources.json";
}
