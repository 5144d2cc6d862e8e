using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

[TestFixture]
internal sealed class ReadingYaml
{
    [TestCase("yes", JTokenType.String)]
    [TestCase("'7'", JTokenType.String)]
    [TestCase("\"true\"", JTokenType.String)]
    [TestCase("!!str 7", JTokenType.String)]
    [TestCase("2026-01-02", JTokenType.String)]
    [TestCase("1_000", JTokenType.String)]
    [TestCase("7", JTokenType.Integer)]
    [TestCase("0o17", JTokenType.Integer)]
    [TestCase("0x1F", JTokenType.Integer)]
    [TestCase("-9223372036854775808", JTokenType.Integer)]
    [TestCase("123456789012345678901234567890", JTokenType.Integer)]
    [TestCase("1.10", JTokenType.Float)]
    [TestCase("1e3", JTokenType.Float)]
    [TestCase("true", JTokenType.Boolean)]
    [TestCase("~", JTokenType.Null)]
    [TestCase("", JTokenType.Null)]
    public void Scalars_follow_the_core_schema_of_yaml_1_2(string scalar, JTokenType type) =>
        Assert.That(DocumentReader.Parse($"a: {scalar}\n", "x.yaml")["a"]!.Type, Is.EqualTo(type));

    [Test]
    public void A_fraction_keeps_its_digits() =>
        Assert.That(DocumentReader.Parse("a: 1.10\n", "x.yaml")["a"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("1.10"));

    [Test]
    public void Members_keep_their_order_and_their_places()
    {
        var document = DocumentReader.Parse("b: 1\na:\n  - x\n  - y: 2\n", "x.yaml");
        Assert.Multiple(() =>
        {
            Assert.That(document.Properties().Select(member => member.Name), Is.EqualTo((string[])["b", "a"]));
            Assert.That(document["a"]![1]!["y"]!.Mark().ToString(), Is.EqualTo("x.yaml(4,8)"));
        });
    }

    [Test]
    public void An_alias_is_a_copy_of_its_anchor() =>
        Assert.That(DocumentReader.Parse("a: &one { x: 1 }\nb: *one\n", "x.yaml")["b"]!["x"]!.Value<int>(), Is.EqualTo(1));

    [TestCase("a: 1\na: 2\n", "x.yaml(2,1): error SC0100: The member 'a' stands here a second time.")]
    [TestCase("a: *none\n", "x.yaml(1,4): error SC0100: The alias *none has no anchor before it.")]
    [TestCase("a: [1\nb: 2\n", "x.yaml(1,4): error SC0100: The text from here on is not YAML")]
    [TestCase("a: 1\n---\nb: 2\n", "x.yaml(2,1): error SC0100: The file holds more than one document.")]
    [TestCase("- a\n", "x.yaml(1,1): error SC0100: The document is not an object.")]
    [TestCase("{\"a\": 1, \"a\": 2}", "x.yaml(1,")]
    [TestCase("{\"a\": 1} x", "x.yaml(1,")]
    public void What_is_not_a_document_is_an_error_at_its_place(string text, string error) =>
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse(text, "x.yaml"))!.Message, Does.StartWith(error));

    [Test]
    public void Aliases_that_multiply_without_end_are_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefgh".Select((name, i) => $"{name}: &{name} [{string.Join(',', Enumerable.Repeat("*" + "abcdefg"[i], 10))}]\n"));
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse(bomb, "x.yaml"))!.Message, Does.Contain("unfold to more than"));
    }
}
