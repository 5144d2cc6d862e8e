
namespace SpecCompiler.Normalising.Rules;

/// <summary>An extension among paths, methods, statuses and media types is none of them.</summary>
internal sealed class ExtensionEntries : IRule
{
    public string Name => "extension-entry";

    public string Purpose => "Where members are of any name, an extension reads like one of them: NSwag takes it for a method and wants its responses.";

    public void Apply(Draft document)
    {
        foreach (var (value, part) in document.Parts)
        {
            var entries = part switch
            {
                Part.Document => value["paths"],
                Part.PathItem => value,
                Part.Operation => value["responses"],
                Part.RequestBody or Part.Response => value["content"],
                _ => null,
            };
            foreach (var extension in Schemas.Members(entries).Where(member => member.Name.StartsWith("x-", StringComparison.Ordinal)).ToList())
            {
                document.Log(this, extension.Value, $"{extension.Name} → none");
                extension.Remove();
            }
        }
    }
}
