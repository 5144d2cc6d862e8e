using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Overlays;

namespace SpecClients.Changes.States;

/// <summary>What there is of one description at one time.</summary>
/// <param name="Label">What readers call the time: a revision, a file, the working tree.</param>
/// <param name="Document">The vendor's own document, with the operations that its clients have; nothing where it was not there yet, or is no more.</param>
/// <param name="Corrections">The actions of its overlays.</param>
/// <param name="Apis">The public C# API of its clients, by generator.</param>
internal sealed record VendorState(string Label, JObject? Document, IReadOnlyList<OverlayAction> Corrections, IReadOnlyDictionary<string, ClientApi> Apis)
{
    /// <summary>A document that stands by itself.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="allowed">The folders, besides its own, that its references may lead to.</param>
    public static VendorState Of(string file, IReadOnlyList<string> allowed) => new(
        file,
        Bundle.Read(file, file, allowed).Document,
        [],
        ((string[])["Kiota", "NSwag"]).ToDictionary(generator => generator, _ => new ClientApi(null, null, $"not compared: {file} is a document by itself, without clients")));

    /// <summary>A time at which there was nothing of it.</summary>
    public static VendorState None(string label) => new(label, null, [], new Dictionary<string, ClientApi>());
}

/// <summary>The public C# API of a generator's client, as it is committed.</summary>
/// <param name="Listing">Its text; nothing where there is none to compare.</param>
/// <param name="MadeBy">The version of the generator that made it, if that is recorded.</param>
/// <param name="WhyNot">Why there is no text.</param>
internal sealed record ClientApi(string? Listing, string? MadeBy, Phrase WhyNot);
