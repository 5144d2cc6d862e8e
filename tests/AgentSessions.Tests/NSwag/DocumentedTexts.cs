using CsCheck;
using NJsonSchema;
using SpecCompiler.Generating;

namespace AgentSessions.Tests.NSwag;

[TestFixture]
internal sealed class DocumentedTexts
{
    private static readonly string[] Pieces =
        ["a", " ", "\n", "\r\n", "\r", "    ", "/", "/// ", "<b>", "&amp;", "]]>", "\"", "'", "…", "ä", "\t", "\u0085", "\u2028", "\ud83d\ude00"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(numbers => string.Concat(numbers.Select(number => Pieces[number]))),
        Gen.Char[' ', '\ud7ff'].Array[0, 40].Select(characters => new string(characters)));

    /// <summary>A failure prints its seed; CsCheck_Seed repeats it.</summary>
    [Test]
    public void A_text_is_documented_as_NSwag_documents_it() =>
        Gen.Select(Texts, Gen.Int[0, 3]).Sample((text, depth) => DocumentationText.Of(text, depth) == ConversionUtilities.ConvertCSharpDocs(text, depth), iter: 20_000);

    [TestCase("/\r// a")]
    [TestCase("a\r\n/// b\r\n  c <d>")]
    public void A_text_with_marks_of_its_own_is_documented_as_NSwag_documents_it(string text) =>
        Assert.That(DocumentationText.Of(text, 1), Is.EqualTo(ConversionUtilities.ConvertCSharpDocs(text, 1)));

    [Test]
    public void What_XML_may_not_hold_is_refused_as_NSwag_refuses_it() =>
        Assert.That(() => DocumentationText.Of("a\u0001", 0), Throws.ArgumentException);
}
