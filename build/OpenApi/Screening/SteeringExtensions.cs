using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Screening;

/// <summary>Finds the extensions that steer what is generated: a vendor's are left out, and an overlay's hold what they should.</summary>
internal static class SteeringExtensions
{
    public static IEnumerable<Finding> Find(JObject document, IReadOnlyCollection<string> overlays) =>
        Parts.Within(document, Part.Document).Select(part => part.Value).Append(document["info"] as JObject)
            .SelectMany(Schemas.Members).Where(Extension.Is)
            .Select(member => Extension.Known.TryGetValue(member.Name, out var extension) ? Of(member, extension, overlays) : null)
            .OfType<Finding>();

    private static Finding? Of(JProperty member, Extension extension, IReadOnlyCollection<string> overlays)
    {
        if (!overlays.Contains(member.Value.Mark().File))
        {
            return extension.Source == ExtensionSource.Anyone
                ? null
                : Finding.Left(member, $"'{extension.Name}' steers what is generated, and counts in an overlay of ours alone.") with { IsWarning = true };
        }
        // An error at the overlay's own line, which a copied member does not remember.
        if (extension.Source == ExtensionSource.Compiler)
            return Finding.Refused(member.Value, $"'{extension.Name}' is {extension.Kind}: an overlay cannot say it.");
        var said = Characters.Shown(member.Value.ToString(Newtonsoft.Json.Formatting.None));
        return extension.Fits(member.Value) ? null : Finding.Refused(member.Value, $"'{extension.Name}' should be {extension.Kind}, and this is {said}.");
    }
}
