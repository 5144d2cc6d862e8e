using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;

namespace AgentSessions.Tests.JsonPaths;

/// <summary>Texts that are no JSONPath are refused at the column of what is wrong, and what has no end ends.</summary>
internal sealed class RefusingPaths
{
    [TestCase("", 1, "begins with '$'")]
    [TestCase("info.title", 1, "begins with '$'")]
    [TestCase(" $", 1, "begins with '$'")]
    [TestCase("$ ", 2, "missing")]
    [TestCase("$.", 3, "it ends")]
    [TestCase("$.[", 3, "here stands '['")]
    [TestCase("$. a", 3, "here stands ' '")]
    [TestCase("$...a", 4, "here stands '.'")]
    [TestCase("$.1a", 3, "here stands '1'")]
    [TestCase("$.a-b", 4, "here stands '-'")]
    [TestCase("$['a'", 6, "']' is missing")]
    [TestCase("$['a", 3, "no ' at its end")]
    [TestCase("$['a',]", 7, "A selector is missing")]
    [TestCase("$['\\\"']", 4, "no escape")]
    [TestCase("$[\"\\'\"]", 4, "no escape")]
    [TestCase("$['\\x']", 4, "no escape")]
    [TestCase("$['\\u00g0']", 4, "four hexadecimal digits")]
    [TestCase("$['\\ud83d']", 4, "Half of a surrogate pair")]
    [TestCase("$['\\ude9a']", 4, "Half of a surrogate pair")]
    [TestCase("$['\\ud83d\\u0041']", 4, "Half of a surrogate pair")]
    [TestCase("$['\t']", 4, "control character")]
    [TestCase("$[01]", 3, "zeros")]
    [TestCase("$[-0]", 3, "-0")]
    [TestCase("$[1.0]", 4, "']' is missing")]
    [TestCase("$[9007199254740992]", 3, "at most 9007199254740991")]
    [TestCase("$[99999999999999999999]", 3, "at most 9007199254740991")]
    [TestCase("$[(@.length-1)]", 3, "A selector is missing")]
    [TestCase("$[?@.a =~ /b/]", 8, "']' is missing")]
    [TestCase("$[?@.a = 1]", 8, "']' is missing")]
    [TestCase("$[?@.* == 1]", 4, "may select several")]
    [TestCase("$[?1 == @..a]", 9, "may select several")]
    [TestCase("$[?!@.a == 1]", 9, "']' is missing")]
    [TestCase("$[?true]", 4, "no condition")]
    [TestCase("$[?'a' && @.b]", 4, "no condition")]
    [TestCase("$[?length(@.a)]", 4, "no condition")]
    [TestCase("$[?@.a == b]", 11, "stands in quotes")]
    [TestCase("$[?length(@.*) == 1]", 11, "may select several")]
    [TestCase("$[?count('a') == 1]", 10, "A query is wanted")]
    [TestCase("$[?match(@.a, 'a') == true]", 4, "true or false")]
    [TestCase("$[?length(@.a, @.b) == 1]", 4, "one argument, and here 2")]
    [TestCase("$[?match(@.a)]", 4, "two arguments, and here 1")]
    [TestCase("$[?length(@.a == 1)]", 15, "')' is missing")]
    [TestCase("$[?size(@.a) == 1]", 4, "There is no function 'size'")]
    [TestCase("$[?length (@.a) == 1]", 4, "no value")]
    [TestCase("$[?(@.a]", 8, "')' is missing")]
    [TestCase("$[?@.a == 1.]", 13, "followed by digits")]
    [TestCase("$[?@.a == 1e]", 13, "has digits")]
    [TestCase("$[?@.a == 1e99999999999]", 11, "An exponent is at most")]
    [TestCase("$[?]", 4, "is missing")]
    [TestCase("$^", 2, "missing")]
    public void The_column_is_that_of_what_is_wrong(string path, int column, string why)
    {
        var refusal = Paths.Refusal(path);
        Assert.That(refusal.Message, Does.StartWith($"column {column}: ").And.Contain(why));
        Assert.That(refusal.Column, Is.EqualTo(column));
    }

    [Test]
    public void Half_of_a_surrogate_pair_is_no_character()
    {
        Assert.That(Paths.Refusal("$['a\ud83d']").Column, Is.EqualTo(5));
        Assert.That(Paths.Refusal("$.a\ude9a").Column, Is.EqualTo(4));
    }

    [Test]
    public void What_stands_in_itself_too_deep_is_refused()
    {
        Assert.That(() => JsonPath.Parse($"$[?{new string('(', 50)}@.a{new string(')', 50)}]"), Throws.Nothing);
        Assert.That(Paths.Refusal($"$[?{new string('(', 4_000)}@.a{new string(')', 4_000)}]").Message, Does.Contain("64 deep"));
        Assert.That(Paths.Refusal(string.Concat(Enumerable.Repeat("$[?@", 2_000))).Message, Does.Contain("64 deep").Or.Contain("missing"));
        Assert.That(Paths.Refusal($"${string.Concat(Enumerable.Repeat("[?@", 2_000))}").Message, Does.Contain("64 deep"));
        Assert.That(Paths.Refusal($"$[?{string.Concat(Enumerable.Repeat("length(", 1_000))}").Message, Does.Contain("64 deep"));
        Assert.That(Paths.Refusal($"${string.Concat(Enumerable.Repeat(".a", 50_000))}").Column, Is.EqualTo(JsonPath.MaxLength + 1));
    }

    [Test]
    public void A_path_that_multiplies_a_document_ends_at_a_count()
    {
        JToken deep = new JArray();
        for (var i = 0; i < 600; i++)
            deep = new JArray(deep, 1);
        Assert.That(() => JsonPath.Parse("$..*..*..*..*").Select(deep), Throws.TypeOf<JsonPathException>().With.Message.Contains("more than"));
    }

    [Test]
    public void No_depth_of_a_document_is_too_deep()
    {
        JArray root = [], at = root;
        for (var i = 0; i < 100_000; i++)
        {
            var next = new JArray();
            at.Add(next);
            at = next;
        }
        Assert.That(JsonPath.Parse("$..*").Select(root), Has.Count.EqualTo(100_000));
        Assert.That(JsonPath.Parse("$[?@ == $[0]]").Select(root), Has.Count.EqualTo(1));
    }

    [Test]
    public void No_length_of_a_path_is_too_long_for_the_stack()
    {
        JToken deep = 1;
        for (var i = 0; i < 4_000; i++)
            deep = new JObject { ["a"] = deep };
        Assert.That(JsonPath.Parse($"${string.Concat(Enumerable.Repeat(".a", 4_000))}").Select(deep).Single().Type, Is.EqualTo(JTokenType.Integer));
    }
}
