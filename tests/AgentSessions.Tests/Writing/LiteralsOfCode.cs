using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Writing;

/// <summary>Any text becomes one literal, whose value it is.</summary>
internal sealed class LiteralsOfCode
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char.Select(unit => (int)unit),
        Gen.OneOf(0x2028, 0x2029, 0x85, 0xB, 0xC, 0, 0x1C, 0xFEFF, 0x202E, 0x200B, 0xD800, 0xDC00, '"', '\\', '\n', '\r', '{', '}', 'u', 'U', '0'),
        Gen.Int[0x10000, 0x10FFFF]).List[0, 20].Select(points => string.Concat(points.Select(point => point < 0x10000 ? ((char)point).ToString() : new Rune(point).ToString())));

    [Test]
    public void Every_character_is_read_as_it_was_written()
    {
        for (var start = 0; start < 0x110000; start += 0x400)
        {
            var text = new StringBuilder();
            for (var point = start; point < start + 0x400; point++)
                _ = point < 0x10000 ? text.Append((char)point).Append('-') : text.Append(new Rune(point));
            Check(text.ToString());
        }
    }

    [Test]
    public void Any_text_is_read_as_it_was_written() => Texts.Sample(Check, iter: 2_000, print: text => string.Join(' ', text.Select(c => $"{(int)c:X4}")));

    [TestCase("é 漢字 😀", "\"é 漢字 😀\"")]
    [TestCase("a\u202eb\u200bc\ufeff", "\"a\\u202eb\\u200bc\\ufeff\"")]
    [TestCase("\U000E0041", "\"\\U000e0041\"")]
    [TestCase("a\u00a0b\u3000c", "\"a\\u00a0b\\u3000c\"")]
    public void What_can_be_seen_stays_and_the_rest_is_told(string text, string literal) => Assert.That(Literal.Of(text), Is.EqualTo(literal));

    private static void Check(string text)
    {
        var literal = Literal.Of(text);
        var token = SyntaxFactory.ParseToken(literal);
        Assert.That(token.IsKind(SyntaxKind.StringLiteralToken) && token.FullSpan.Length == literal.Length, literal);
        Assert.That(token.ValueText, Is.EqualTo(text), literal);
        Assert.That(HiddenCharacters.Contains(literal), Is.False, literal);
    }
}
