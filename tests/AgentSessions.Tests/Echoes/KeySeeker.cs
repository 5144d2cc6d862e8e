using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentSessions.Tests.Echoes;

/// <summary>
/// Finds a key, or a part of it, in what was said. It reads the text as others would, decoding it twice over, and so needs no
/// list of the forms that a key may have.
/// </summary>
internal sealed partial class KeySeeker
{
    /// <summary>So many characters of a key in a row are a part of it and no accident.</summary>
    private const int Part = 7;

    private static readonly Func<string, string>[] Decoders = [Uri.UnescapeDataString, text => text.Replace('+', ' '), WebUtility.HtmlDecode, Unescape];

    private readonly SearchValues<string> _parts;

    public KeySeeker(params string[] keys) =>
        _parts = SearchValues.Create([.. keys.SelectMany(key => PartsOf(key).Concat(Inside64(key).SelectMany(PartsOf)))], StringComparison.OrdinalIgnoreCase);

    /// <summary>What of a text has the key in it; null where nothing has.</summary>
    public string? Find(string text)
    {
        var readings = new HashSet<string> { text };
        for (var round = 0; round < 2; round++)
            readings.UnionWith([.. readings.SelectMany(reading => Decoders, (reading, decode) => decode(reading))]);
        foreach (var reading in readings)
        {
            if (reading.AsSpan().IndexOfAny(_parts) is >= 0 and var at)
                return reading[Math.Max(0, at - 60)..Math.Min(reading.Length, at + 60)];
        }
        return null;
    }

    private static IEnumerable<string> PartsOf(string text) => Enumerable.Range(0, text.Length - Part + 1).Select(at => text.Substring(at, Part));

    /// <summary>What the base64 of a text has of the key in it, wherever in the text it begins.</summary>
    private static IEnumerable<string> Inside64(string key)
    {
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + key)).TrimEnd('=');
            var inside = whole[(before + (before > 0 ? 1 : 0))..^1];
            yield return inside;
            yield return inside.Replace('+', '-').Replace('/', '_');
        }
    }

    private static string Unescape(string text) => Escape().Replace(text, found => found.Groups["code"] is { Success: true } code
        ? ((char)Convert.ToInt32(code.Value, 16)).ToString() : found.Value[1..]);

    [GeneratedRegex(@"\\(u(?<code>[0-9a-fA-F]{4})|x(?<code>[0-9a-fA-F]{2})|[""'\\/])")]
    private static partial Regex Escape();
}
