using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For Kiota: a body that may be a multipart form or something else is one of them.</summary>
internal sealed class OneBody : IRule
{
    private const string Multipart = "multipart/form-data";

    public string Name => "kiota-one-body";

    public string Purpose => "Kiota would send the class that it makes for one media type as the other; files need the form, and JSON is simpler without them.";

    public void Apply(Draft document)
    {
        foreach (var content in document.Operations.Select(operation => operation.Value["requestBody"]).OfType<JObject>()
            .Select(body => document.Resolve(body)["content"]).OfType<JObject>().Where(content => content.Count > 1).Distinct())
        {
            if (content.Property(Multipart) is not { Value: JObject form })
                continue;
            var isForm = HasFile(document, form) || !content.Properties().Any(media => media.Name.Contains("json", StringComparison.OrdinalIgnoreCase));
            var surplus = content.Properties().Where(media => (media.Name == Multipart) != isForm).ToList();
            document.Log(this, content, $"{string.Join(", ", content.Properties().Select(media => media.Name))} → {string.Join(", ", content.Properties().Except(surplus).Select(media => media.Name))}");
            surplus.ForEach(media => media.Remove());
        }
    }

    private static bool HasFile(Draft document, JObject form) =>
        form["schema"] is JObject schema && UnionBranches.Members(document, schema).Values
            .Select(member => UnionBranches.Content(document, member))
            .Any(member => IsFile(member) || member["items"] is JObject items && IsFile(UnionBranches.Content(document, items)));

    private static bool IsFile(JObject schema) => schema["format"]?.ToString() == "binary";
}
