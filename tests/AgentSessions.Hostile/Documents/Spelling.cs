using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>Writes a document in one of the ways in which JSON and YAML can be written.</summary>
/// <param name="dice">Which way.</param>
/// <param name="isBold">Whether characters that YAML may take otherwise stand in it as they are.</param>
internal sealed partial class Spelling(Dice dice, bool isBold)
{
    public string Json(JToken token)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture))
        {
            Formatting = dice.Pick(Formatting.None, Formatting.Indented),
            StringEscapeHandling = isBold ? dice.Pick(StringEscapeHandling.EscapeNonAscii, StringEscapeHandling.Default) : StringEscapeHandling.EscapeNonAscii,
        };
        token.WriteTo(writer);
        return text.ToString();
    }

    public string Yaml(JToken token)
    {
        var text = new StringBuilder();
        Write(token, 0, text);
        return text.ToString().TrimStart('\n') + "\n";
    }

    private void Write(JToken token, int depth, StringBuilder text)
    {
        switch (token)
        {
            case JObject { Count: > 0 } members when dice.Percent(95):
                foreach (var member in members.Properties())
                {
                    var key = Scalar(member.Name);
                    text.Append('\n').Append(' ', depth * 2);
                    // Where a key is so long, its colon stands on a line of its own.
                    if (key.Length > 1_000)
                        text.Append("? ").Append(key).Append('\n').Append(' ', depth * 2);
                    else
                        text.Append(key);
                    text.Append(':');
                    Write(member.Value, depth + 1, text);
                }
                break;
            case JArray { Count: > 0 } items when dice.Percent(80) && items.All(item => item is JValue):
                foreach (var item in items)
                {
                    text.Append('\n').Append(' ', depth * 2).Append('-');
                    Write(item, depth + 1, text);
                }
                break;
            case JValue { Value: string value } and not JRaw:
                text.Append(' ').Append(Scalar(value));
                break;
            default:
                text.Append(' ').Append(Flow(token));
                break;
        }
    }

    private string Scalar(string value)
    {
        if (Plain().IsMatch(value) && !Meaning().IsMatch(value) && dice.Percent(70))
            return value;
        if (!value.Any(char.IsControl) && !value.Any(char.IsSurrogate) && (isBold || value.All(char.IsAscii)) && dice.Percent(40))
            return $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        return isBold && dice.Percent(50) ? JsonConvert.ToString(value) : Flow(value);
    }

    // JSON is YAML where nothing but ASCII stands in it, but for what is beyond U+FFFF.
    private string Flow(JToken token)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text,
            CultureInfo.InvariantCulture))
        { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);
        return isBold ? text.ToString() : Surrogates().Replace(text.ToString(), Whole);
    }

    private static string Whole(Match match) => match.Groups["low"].Success
        ? $"\\U{char.ConvertToUtf32((char)Convert.ToInt32(match.Groups["high"].Value, 16), (char)Convert.ToInt32(match.Groups["low"].Value, 16)):x8}"
        : "\\ufffd";

    /// <summary>A pair, or half of one, as JSON has it.</summary>
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\\u(?:(?<high>d[89ab][0-9a-f]{2})\\u(?<low>d[c-f][0-9a-f]{2})|d[89a-f][0-9a-f]{2})")]
    private static partial Regex Surrogates();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_ -]*[A-Za-z0-9]$")]
    private static partial Regex Plain();

    /// <summary>What YAML takes for something else than text.</summary>
    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Meaning();
}
