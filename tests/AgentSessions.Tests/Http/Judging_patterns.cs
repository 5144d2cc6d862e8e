using SpecClients.Http;

namespace AgentSessions.Tests.Http;

public class Judging_patterns
{
    private static readonly string LongValue = new string('a', 41) + "!";

    [TestCase("^(a+)+$")]
    [TestCase("^([a-zA-Z]+)*$")]
    [TestCase("^(a|aa)+$")]
    [TestCase(@"^(\w+\s?)*$")]
    [TestCase("(.*a){25}$")]
    public void A_pattern_that_would_go_back_for_ever_is_judged_all_the_same(string pattern)
    {
        Parallel.For(0, 16, _ => Assert.That(VendorPattern.IsBroken(pattern, LongValue), Is.True));
        Assert.That(VendorPattern.IsBroken(pattern, LongValue.TrimEnd('!')), Is.False);
    }

    [TestCase("^(?=a)(a+)+$")]
    [TestCase(@"^(a+)+\1$")]
    [TestCase("^((((a+)+)+)+)+(?!x)$")]
    public void What_cannot_be_judged_in_time_is_let_through(string pattern)
    {
        Parallel.For(0, 16, _ => Assert.That(VendorPattern.IsBroken(pattern, LongValue), Is.False));
    }

    [TestCase("^(?=a)(a+)+$", Description = "Look-ahead")]
    [TestCase("^(a+)+(?<!x)$", Description = "Look-behind")]
    [TestCase("^(?!b)([a-z]+)*$", Description = "Negative look-ahead")]
    [TestCase(@"^(a*)*\1$", Description = "Back-reference")]
    [TestCase(@"^(?=(a+))(a|\1)+$", Description = "Both")]
    [TestCase(@"^(.*)(.*)(.*)(.*)\1\2\3\4!$", Description = "Polynomial")]
    [TestCase(@"\b(a+)+b", Description = "A boundary, which has no linear words")]
    [TestCase("^(a?){60}a{60}(?=x)$", Description = "Counted")]
    public void Values_of_any_length_are_let_through_once_a_few_have_been_given_up(string pattern)
    {
        // By going back, one of 41 characters takes hours: that this ends is what it shows.
        for (var length = 41; length < 241; length++)
            VendorPattern.IsBroken(pattern, new string('a', length) + "!");
        Assert.That(VendorPattern.IsBroken(pattern, new string('a', 1_000_000) + "!"), Is.False);
    }

    [Test]
    public void A_pattern_that_there_was_no_time_for_costs_nothing_more()
    {
        const string Pattern = "^(?=a)(a+)+$(?<!y)";
        for (var tries = 0; tries < 3; tries++)
            Assert.That(VendorPattern.IsBroken(Pattern, LongValue), Is.False);
        Assert.That(VendorPattern.IsBroken(Pattern, "b"), Is.False, "It is tried no more, not even where that would take no time.");
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("a{2,1}")]
    [TestCase(@"\")]
    [TestCase(@"\p{Nowhere}")]
    public void A_pattern_that_cannot_be_read_refuses_nothing(string pattern) => Assert.That(VendorPattern.IsBroken(pattern, "b"), Is.False);

    [Test]
    public void A_pattern_without_end_refuses_nothing() => Assert.That(VendorPattern.IsBroken(new string('(', 1_000_000), "b"), Is.False);

    [TestCase(@"^\d+$", "12", false)]
    [TestCase(@"^\d+$", "١٢", true, Description = "Digits are those of ASCII.")]
    [TestCase(@"^[\w.-]+$", "a.b-c_9", false)]
    [TestCase(@"^[\w]+$", "ü", true)]
    [TestCase(@"^\W$", "ü", false)]
    [TestCase(@"^[\D]$", "١", false)]
    [TestCase("^ab$", "ab\n", true, Description = "The end is the end.")]
    [TestCase("^[$]$", "$", false)]
    [TestCase(@"^\$$", "$", false)]
    [TestCase("^[[]$", "[", false)]
    [TestCase("^[a-z-[x]+$", "[", false)]
    [TestCase("^[^]$", "x", false)]
    [TestCase(@"^(?=.*\d).{3,}$", "abc", true)]
    [TestCase(@"^(?=.*\d).{3,}$", "ab1", false)]
    [TestCase(@"\bcat\b", "a cat", false)]
    [TestCase(@"\bcat\b", "concat", true)]
    [TestCase("^th_[a-z]{4}$", "th_abcd", false)]
    [TestCase("^th_[a-z]{4}$", "th_abc", true)]
    public void A_pattern_is_ECMA_262_s(string pattern, string value, bool isBroken) =>
        Assert.That(VendorPattern.IsBroken(pattern, value), Is.EqualTo(isBroken));
}
