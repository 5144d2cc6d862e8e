using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;

namespace SpecCompiler.Suggesting;

/// <summary>An action of an overlay that a person may accept.</summary>
/// <param name="Target">What it is about.</param>
/// <param name="Reason">What in the description speaks for it.</param>
/// <param name="Update">What it would add.</param>
internal sealed record SuggestedAction(JObject Target, string Reason, JObject Update)
{
    /// <summary>The overlay of some actions: JSON's notation of texts, which YAML reads as it is meant, whatever a description says.</summary>
    /// <param name="title">The description's title.</param>
    /// <param name="actions">The actions.</param>
    public static string Overlay(string title, IEnumerable<SuggestedAction> actions)
    {
        var text = new StringBuilder($"overlay: 1.0.0\ninfo: {{title: {Quoted(title)}, version: '1'}}\nactions:\n");
        foreach (var action in actions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - target: {Quoted(action.Path)}\n    x-reason: {Quoted(action.Reason)}\n    update:\n");
            Append(text, action.Update, 6);
        }
        return text.ToString();
    }

    /// <summary>The target as a JSONPath.</summary>
    private string Path => "$" + string.Concat(Target.AncestorsAndSelf().Reverse().Select(Step));

    private static string Step(JToken at) => at switch
    {
        JProperty { Name: var name } => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $".{name}"
            : $"[{NormalizedPaths.Quoted(name)}]",
        { Parent: JArray list } => string.Create(CultureInfo.InvariantCulture, $"[{list.IndexOf(at)}]"),
        _ => "",
    };

    private static void Append(StringBuilder text, JObject value, int indent)
    {
        foreach (var member in value.Properties())
        {
            text.Append(' ', indent).Append(member.Name).Append(':');
            if (member.Value is JObject { Count: > 0 } inner)
            {
                text.Append('\n');
                Append(text, inner, indent + 2);
            }
            else
                text.Append(' ').Append(member.Value is JValue { Value: string said } ? Quoted(said) : member.Value.ToString(Formatting.None)).Append('\n');
        }
    }

    private static string Quoted(string text) => JsonConvert.ToString(text, '"', StringEscapeHandling.EscapeNonAscii);
}
