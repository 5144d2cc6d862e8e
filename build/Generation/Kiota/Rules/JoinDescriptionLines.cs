using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a description is one line, with a blank where a line ended.</summary>
internal sealed class JoinDescriptionLines : IRule
{
    public string Name => "kiota-join-description-lines";

    public string Purpose => "Kiota writes the lines of a description with nothing between them, so that two words become one.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var text in document.Root.Descendants().OfType<JProperty>().Where(member => member.Name is "description" or "summary").Select(member => member.Value).OfType<JValue>())
        {
            if (text.Value is not string lines || !lines.Contains('\n', StringComparison.Ordinal))
                continue;
            text.Value = string.Join(' ', lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            document.Log(this, text, "line ends → blanks");
        }
    }
}
