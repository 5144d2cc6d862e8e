using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an address for people that is none is left out.</summary>
internal sealed class DropInvalidUrls : IRule
{
    private static readonly string[] Words = ["url", "termsOfService", "authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"];

    public string Name => "kiota-drop-invalid-urls";

    public string Purpose => "Kiota's reader stops at an address that is none, even at one in the documentation.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        var info = document["info"] as JObject;
        var told = document.Parts.Select(one => one.Value).Concat((document["tags"] as JArray ?? []).OfType<JObject>()).Select(one => one["externalDocs"])
            .Concat([info, info?["contact"], info?["license"]]).OfType<JObject>();
        var issuers = document.Parts.Where(one => one.Part is Part.SecurityScheme or Part.Flow).Select(one => one.Value);
        foreach (var member in told.Concat(issuers).SelectMany(one => one.Properties()).Where(IsNone).ToList())
        {
            document.Log(this, member.Value, $"{member.Name}, which is no address → none");
            member.Remove();
        }
    }

    private static bool IsNone(JProperty member) =>
        Words.Contains(member.Name) && !Uri.TryCreate(member.Value.ToString(), UriKind.RelativeOrAbsolute, out _);
}
