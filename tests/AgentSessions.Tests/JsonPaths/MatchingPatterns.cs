using System.Text.RegularExpressions;
using CsCheck;
using SpecClients.OpenApi.JsonPaths;

namespace AgentSessions.Tests.JsonPaths;

/// <summary>The regular expressions of RFC 9485.</summary>
internal sealed class MatchingPatterns
{
    private static readonly Gen<string> Patterns = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Gen.OneOf("a", "b", ".", "[ab]", "[^a]")
        : Gen.Frequency(
            (4, Gen.OneOf("a", "b", "c", ".", "[a-b]", "[^a]", "[^-b]", "\\.", "^", "$")),
            (2, inner.Select(part => $"({part})*")),
            (1, inner.Select(part => $"({part})?")),
            (1, inner.Select(part => $"({part})+")),
            (1, Gen.Select(inner, Gen.Int[0, 2], Gen.Int[0, 2], (part, least, more) => $"({part}){{{least},{least + more}}}")),
            (1, Gen.Select(inner, Gen.Int[0, 2], (part, least) => $"({part}){{{least},}}")),
            (3, Gen.Select(inner, inner, (one, other) => one + other)),
            (2, Gen.Select(inner, inner, (one, other) => $"({one}|{other})"))));

    private static readonly Gen<string> Texts = Gen.Char["abc.-\n"].Array[0, 8].Select(characters => new string(characters));

    [TestCase("", "", true)]
    [TestCase("a|", "", true)]
    [TestCase("[a-c-]+", "a-b", true)]
    [TestCase("[-a]", "-", true)]
    [TestCase("[^a]", "a", false)]
    [TestCase("[\\]\\^]", "^", true)]
    [TestCase("[a^]", "^", true)]
    [TestCase("a{2}", "aaa", false)]
    [TestCase("a{2,}", "aaa", true)]
    [TestCase("a{0}", "", true)]
    [TestCase("\\n\\t\\(\\{", "\n\t({", true)]
    [TestCase("\\p{Lu}\\p{L}+", "Émile", true)]
    [TestCase("[\\p{Nd}x]+", "٣x", true)]
    [TestCase("[^\\P{Lu}]", "A", true)]
    [TestCase("\\p{Lu}", "𐐀", true)]
    [TestCase("[🚀-🚲]{2}", "🚚🚀", true)]
    [TestCase(".", "🚚", true)]
    [TestCase("..", "🚚", false)]
    [TestCase("^a$", "a", true)]
    public void A_pattern_says_what_its_parts_say(string pattern, string text, bool isMatch) => Assert.That(IsMatch(pattern, text, isWhole: true), Is.EqualTo(isMatch));

    [TestCase("(")]
    [TestCase(")")]
    [TestCase("a**")]
    [TestCase("*")]
    [TestCase("[]")]
    [TestCase("[^]")]
    [TestCase("[z-a]")]
    [TestCase("[a[b]")]
    [TestCase("[a--b]")]
    [TestCase("a{")]
    [TestCase("a{,2}")]
    [TestCase("a{2,1}")]
    [TestCase("a{99999999999}")]
    [TestCase("{1}")]
    [TestCase("\\")]
    [TestCase("\\d")]
    [TestCase("\\b")]
    [TestCase("(?:a)")]
    [TestCase("(?=a)")]
    [TestCase("a*?")]
    [TestCase("\\p{Cs}")]
    [TestCase("\\p{IsGreek}")]
    [TestCase("\\pL")]
    [TestCase("]")]
    public void What_RFC_9485_does_not_have_is_no_pattern_and_matches_nothing(string pattern) => Assert.That(IRegexp.Read(pattern, _ => { }), Is.Null);

    [Test]
    public void Patterns_mean_what_they_mean_elsewhere() =>
        Gen.Select(Patterns, Texts).Sample((pattern, text) =>
        {
            // In .NET '$' stands before a last line end too, and '.' for a carriage return, which no text here has.
            var elsewhere = pattern.Replace("$", "\\z");
            return IsMatch(pattern, text, isWhole: true) == Regex.IsMatch(text, $"\\A(?:{elsewhere})\\z") && IsMatch(pattern, text, isWhole: false) == Regex.IsMatch(text, elsewhere);
        }, iter: 5_000);

    [TestCase("(a+)+b")]
    [TestCase("(a|a)*b")]
    [TestCase("(a*)*b")]
    public void A_pattern_that_backtracks_for_ever_elsewhere_takes_time_by_its_length(string pattern)
    {
        var steps = 0L;
        Assert.That(IRegexp.Read(pattern, _ => { })!.IsMatch(new string('a', 20_000), isWhole: true, work => steps += work), Is.False);
        Assert.That(steps, Is.LessThan(20_000 * 20));
    }

    [TestCase("((((a{1000}){1000}){1000}){1000})")]
    [TestCase("((((){1000}){1000}){1000}){1000}")]
    [TestCase("a{2000000000}")]
    public void A_pattern_that_would_be_written_out_without_end_is_none(string pattern) => Assert.That(IRegexp.Read(pattern, _ => { }), Is.Null);

    [Test]
    public void A_pattern_that_stands_in_itself_too_deep_is_none() =>
        Assert.That(IRegexp.Read(new string('(', 100_000) + new string(')', 100_000), _ => { }), Is.Null);

    private static bool IsMatch(string pattern, string text, bool isWhole) => IRegexp.Read(pattern, _ => { })!.IsMatch(text, isWhole, _ => { });
}
