using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Writing;

/// <summary>What may name something in C#.</summary>
internal sealed class NamesInCode
{
    [TestCase("Acme", true)]
    [TestCase("_1", true)]
    [TestCase("été", true)]
    [TestCase("नमस्ते", true)]
    [TestCase("class", false)]
    [TestCase("1a", false)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("a\u200bb", false)]
    [TestCase("a\u202eb", false)]
    [TestCase("\ufeffa", false)]
    [TestCase("𐐷", false)]
    [TestCase("a.b", false)]
    public void A_name_is_no_keyword_and_has_no_character_that_shows_as_nothing(string name, bool isName) => Assert.That(Identifier.IsValid(name), Is.EqualTo(isName));

    [TestCase("System.Collections.Generic.IReadOnlyDictionary<string, Acme.Thing?>?", true)]
    [TestCase("global::System.DateTimeOffset?", true)]
    [TestCase("byte[]", true)]
    [TestCase("@class", true)]
    [TestCase("A<B", false)]
    [TestCase("A B", false)]
    [TestCase("A; B", false)]
    [TestCase("A.", false)]
    [TestCase("A()", false)]
    [TestCase("A\u2028", false)]
    public void A_type_is_names_and_what_joins_them(string type, bool isType) => Assert.That(Identifier.IsType(type), Is.EqualTo(isType));

    [Test]
    public void Whatever_is_a_name_here_is_one_to_the_compiler() =>
        Gen.Char.Array[1, 4].Select(name => new string(name)).Where(name => Identifier.IsValid(name)).Sample(name => SyntaxFacts.IsValidIdentifier(name), iter: 500);

    [Test]
    public void Any_text_gives_a_name() =>
        Gen.Char.Array[0, 10].Select(name => new string(name)).Sample(name => Identifier.IsValid(Words.Pascal(name)) && Identifier.IsType(Words.Camel(name)), iter: 5_000);

    [TestCase("se\u200bssion_id", "SessionId")]
    [TestCase("session\u202e", "Session")]
    [TestCase("😀", "_")]
    [TestCase("e\u0301t", "ET")]
    public void Names_that_look_alike_are_one(string text, string name) => Assert.That(Words.Pascal(text), Is.EqualTo(name));
}
