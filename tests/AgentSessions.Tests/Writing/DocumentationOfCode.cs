using System.Xml.Linq;
using CsCheck;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Writing;

/// <summary>Any text becomes a well-formed comment, of as many lines as it has.</summary>
internal sealed class DocumentationOfCode
{
    [Test]
    public void Any_text_is_well_formed_and_of_its_own_lines() =>
        Gen.OneOf(Gen.Char, Gen.OneOf('\u2028', '\u2029', '\u0085', '\v', '\f', '\0', '\u001c', '\ufeff', '\u202e', '\ud800', '\udc00', '\uffff', '<', '>', '&', ']', '/', '\n', '\r'))
            .Array[0, 30].Select(text => new string(text))
            .Sample(
                text =>
                {
                    var comment = DocumentationText.Of(text, 1);
                    Assert.That(() => XElement.Parse($"<summary>{comment}</summary>"), Throws.Nothing);
                    Assert.That(comment.Split('\n').Skip(1), Is.All.StartsWith("    /// <br/>"));
                    Assert.That(comment.Split('\n'), Has.Length.EqualTo(text.Split('\n').Length));
                    Assert.That(HiddenCharacters.Contains(comment.Replace('\n', ' ').Replace('\t', ' ')), Is.False);
                    Assert.That(DocumentationText.Line(text), Does.Not.Contain('\n'));
                },
                iter: 2_000,
                print: text => string.Join(' ', text.Select(c => $"{(int)c:X4}")));

    [TestCase("one\r\ntwo", "one\n/// <br/>two")]
    [TestCase("one\u2028two\u0085three\ffour\rfive", "one two three four five")]
    [TestCase("ri\u202eght\u200b", "right")]
    [TestCase("</summary> & /// <br/>", "&lt;/summary&gt; &amp; /// &lt;br/&gt;")]
    [TestCase("a 漢字 é 😀", "a 漢字 é 😀")]
    public void A_text_keeps_what_can_be_seen(string text, string comment) => Assert.That(DocumentationText.Of(text, 0), Is.EqualTo(comment));

    [Test]
    public void Half_of_a_surrogate_pair_is_told_as_unknown() => Assert.That(DocumentationText.Of("half \ud800 pair", 0), Is.EqualTo("half \ufffd pair"));
}
