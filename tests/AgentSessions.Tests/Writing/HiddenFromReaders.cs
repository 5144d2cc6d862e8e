using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Writing;

/// <summary>Whether a reader sees a character is judged once: whoever reads or writes a text goes by it.</summary>
internal sealed class HiddenFromReaders
{
    [TestCase(0x00, Description = "Control")]
    [TestCase(0x1B, Description = "Control")]
    [TestCase(0x7F, Description = "Control")]
    [TestCase(0x85, Description = "Control that ends a line")]
    [TestCase(0xAD, Description = "Format")]
    [TestCase(0x200B, Description = "Format")]
    [TestCase(0x202E, Description = "Format")]
    [TestCase(0xFEFF, Description = "Format")]
    [TestCase(0xE0001, Description = "Format beyond the first plane")]
    [TestCase(0x2028, Description = "Line separator")]
    [TestCase(0x2029, Description = "Paragraph separator")]
    [TestCase(0xE000, Description = "Private use")]
    [TestCase(0x10FFFD, Description = "Private use beyond the first plane")]
    [TestCase(0x378, Description = "Not assigned")]
    [TestCase(0xFFFF, Description = "No character")]
    [TestCase(0x1FFFE, Description = "No character beyond the first plane")]
    public void What_is_hidden_stands_nowhere_as_it_is(int character)
    {
        var hidden = char.ConvertFromUtf32(character);
        var text = $"a{hidden}b";
        Assert.That(Characters.AreVisible(text) || Characters.AreSpeakable(text), Is.False);
        Assert.That(Written(text), Has.None.Contains(hidden));
    }

    [TestCase("a")]
    [TestCase("~")]
    [TestCase("é")]
    [TestCase("大")]
    [TestCase("🎉")]
    [TestCase("\ufffd")]
    [TestCase("e\u0301")]
    public void What_is_seen_stands_everywhere_as_it_is(string seen)
    {
        Assert.That(Characters.AreVisible(seen) && Characters.AreSpeakable(seen), Is.True);
        Assert.That(Written(seen), Has.All.Contains(seen));
    }

    private static string[] Written(string text) =>
    [
        Characters.Clean(text), Characters.Shown(text), Literal.Of(text),
        DocumentationText.Line(text), DocumentationText.Plain(text), MarkdownCode.Span(text), MarkdownCode.Cell(text),
    ];
}
