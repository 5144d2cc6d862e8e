using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Screening;

/// <summary>Finds values and names of members that cannot be sent or read as they are, defaults of another type, and patterns that would be more than a line.</summary>
internal static partial class ValueTexts
{
    public static IEnumerable<Finding> Find(JObject document, bool hasWriters) =>
        Parts.Within(document, Part.Document).Where(part => part.Part == Part.Schema).SelectMany(part => OfSchema(part.Value, hasWriters));

    private static IEnumerable<Finding> OfSchema(JObject schema, bool hasWriters)
    {
        foreach (var member in Schemas.Members(schema["properties"]).Where(member => !Characters.AreWhole(member.Name) || member.Name.Any(IsBreak)))
        {
            yield return Finding.Refused(
                member,
                $"The name of the member {Characters.Shown(member.Name)} holds a control character, a line end or half of a surrogate pair, which cannot be read as it is.");
        }
        foreach (var finding in OfDiscriminator(schema["discriminator"] as JObject, hasWriters))
            yield return finding;
        foreach (var word in (string[])["enum", "const", "default"])
        {
            foreach (var text in Texts(schema[word]))
            {
                if (!Characters.AreWhole(text.Value))
                    yield return Halved(text.At, word == "default" ? "default" : "value");
                else if (!hasWriters && text.Value.Any(IsBreak))
                    yield return Finding.Refused(text.At, $"The {(word == "default" ? "default" : "value")} {Characters.Shown(text.Value)} holds a control character or a line end.");
            }
        }
        if (schema.Property("default") is { Value: not JValue { Type: JTokenType.Null } } given && Defaults.InvalidKeyword(schema, given.Value) is { } kind)
        {
            yield return Defaults.Coerced(schema, given.Value) is { } meant
                ? new Finding(
                    given,
                    $"The default should be {kind}, and this is {KeywordType.KindOf(given.Value)}.",
                    $"It is read as {meant.ToString(Newtonsoft.Json.Formatting.None)}.",
                    $"default → {meant}",
                    () => given.Value = meant.From(given.Value))
                { IsWarning = true }
                : Finding.Left(given, $"The default should be {kind}, and this is {Characters.Shown(given.Value.ToString())}.") with { IsWarning = true };
        }
        if (schema.Property("pattern") is { Value: JValue { Value: string pattern } } expression && !Characters.AreVisible(pattern))
        {
            yield return Characters.AreWhole(pattern)
                ? new Finding(expression, null, null, "pattern: characters that cannot be seen → their escapes", () => expression.Value = new JValue(Escaped(pattern)).From(expression.Value))
                : Halved(expression.Value, "pattern");
        }
    }

    private static IEnumerable<Finding> OfDiscriminator(JObject? discriminator, bool hasWriters)
    {
        if (discriminator?["propertyName"] is JValue { Value: string name } at && !(hasWriters ? Speakable() : Plain()).IsMatch(name))
            yield return Finding.Refused(at, $"The name of the discriminator {Characters.Shown(name)} cannot be read as it is.");
        foreach (var entry in Schemas.Members(discriminator?["mapping"]).Where(entry => !Characters.AreWhole(entry.Name) || entry.Name.Any(IsBreak)))
            yield return Finding.Refused(entry, $"The value {Characters.Shown(entry.Name)} of a discriminator holds a control character, a line end or half of a surrogate pair.");
    }

    private static Finding Halved(JToken at, string what) => Finding.Refused(at, $"The {what} {Characters.Shown(at.ToString())} holds half of a surrogate pair, which cannot be sent.");

    private static IEnumerable<(string Value, JToken At)> Texts(JToken? value) => value switch
    {
        JValue { Value: string text } => [(text, value)],
        JArray list => list.SelectMany(Texts),
        JObject members => members.Properties().SelectMany(member => Texts(member.Value).Prepend((member.Name, member))),
        _ => [],
    };

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufffe' or '\uffff';

    /// <summary>A regular expression has an escape for each of them, and means the same by it.</summary>
    private static string Escaped(string pattern) => Character().Replace(pattern, match =>
    {
        var character = match.Length > 1 && match.Value[0] == '\\' ? match.Value[1..] : match.Value;
        return Characters.AreVisible(character) ? match.Value : string.Concat(character.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")));
    });

    /// <summary>A character, and the backslash that escapes it.</summary>
    [GeneratedRegex(@"\\?(?:[\ud800-\udbff][\udc00-\udfff]|.)", RegexOptions.Singleline)]
    private static partial Regex Character();

    [GeneratedRegex(@"^[\p{L}\p{Nd}_.$@:/ -]+\z")]
    private static partial Regex Speakable();

    [GeneratedRegex(@"^[\p{L}\p{Nd}_-]+\z")]
    private static partial Regex Plain();
}
