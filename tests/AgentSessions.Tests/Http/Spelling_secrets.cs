using System.Net;
using CsCheck;
using SpecClients.Http;

namespace AgentSessions.Tests.Http;

/// <summary>A secret is found in a text however each of its characters is written, and nothing else is.</summary>
internal sealed class Spelling_secrets
{
    private static readonly Func<char, string>[] Ways =
    [
        character => $"{character}",
        character => $"%{(int)character:X2}",
        character => $"%{(int)character:x2}",
        character => $"%25{(int)character:X2}",
        character => $"%2525{(int)character:X2}",
        character => $"&#{(int)character};",
        character => $"&#x{(int)character:x};",
        character => $"&amp;#{(int)character};",
        character => $"\\u{(int)character:x4}",
        character => $"\\\\u{(int)character:X4}",
        character => $"\\x{(int)character:x2}",
        character => char.IsLetterOrDigit(character) || character == '\\' ? $"{character}" : $"\\{character}",
        character => character == ' ' ? "+" : $"{character}",
        character => WebUtility.HtmlEncode($"{character}"),
        character => WebUtility.HtmlEncode(WebUtility.HtmlEncode($"{character}")),
    ];

    private static readonly string[] Before = ["", "the key ", "100%25 & \\u0041 + ", "%"];

    [Test]
    public void A_secret_is_hidden_whatever_mixture_of_escapes_it_is_written_in() =>
        Gen.Select(Gen.Char[' ', '~'].Array[4, 40], Gen.Int[0, Ways.Length - 1].Array[40], Gen.Int[0, 3]).Sample((characters, ways, before) =>
        {
            var spelled = string.Concat(characters.Zip(ways, (character, way) => Ways[way](character)));
            return SpelledSecret.Hide($"{Before[before]}{spelled} it is", new string(characters)).EndsWith("*** it is", StringComparison.Ordinal);
        }, print: sample => $"{new string(sample.Item1)} as {string.Concat(sample.Item1.Zip(sample.Item2, (character, way) => Ways[way](character)))}");

    [TestCase("not tk-S3cr", "not ***")]
    [TestCase("not tk-S", "not ***")]
    [TestCase("not tk-", "not tk-")]
    [TestCase("not tk-S3cr%", "not ***")]
    [TestCase("not tk-S3cr%2", "not ***")]
    [TestCase("not tk&#45;S3cr&l", "not ***")]
    [TestCase("not \\u0074k-S3cr\\\\u00", "not ***")]
    [TestCase("not tk-S3cr, but", "not tk-S3cr, but")]
    [TestCase("tk-S3cr<t", "***")]
    public void Its_beginning_is_hidden_at_the_end_of_a_text_that_may_be_cut(string text, string shown)
    {
        Assert.That(SpelledSecret.Hide(text, "tk-S3cr<t", mayBeCut: true), Is.EqualTo(shown));
        Assert.That(SpelledSecret.Hide(text, "tk-S3cr<t"), Is.EqualTo(text == "tk-S3cr<t" ? "***" : text));
    }

    [TestCase("tk-S3cr%3Ct and tk-S3cr<t", "*** and ***")]
    [TestCase("tk-S3cr%3Ctk-S3cr<t", "***k-S3cr<t")]
    public void Each_of_several_is_hidden(string text, string shown) => Assert.That(SpelledSecret.Hide(text, "tk-S3cr<t"), Is.EqualTo(shown));

    [TestCase("100% & \\ + 1, see /a%20b?c=%3C&d=&lt;")]
    [TestCase("a plain text")]
    [TestCase("%")]
    [TestCase("")]
    public void A_text_without_it_stays_the_same_one(string text) => Assert.That(SpelledSecret.Hide(text, "tk-S3cr<t"), Is.SameAs(text));

    [TestCase("", "\\", "\\\\\\\\\\\\a")]
    [TestCase("%", "25", "%%%%a")]
    [TestCase("&", "amp;", "&&&&a")]
    public void A_text_that_can_be_read_in_many_ways_takes_no_longer_for_it(string first, string more, string secret)
    {
        var text = first + string.Concat(Enumerable.Repeat(more, 200_000));
        Assert.That(SpelledSecret.Hide(text, secret), Is.SameAs(text));
    }
}
