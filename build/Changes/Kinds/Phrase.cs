using System.Runtime.CompilerServices;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Kinds;

/// <summary>
/// A phrase of a report. It is written as an interpolated string: what stands in it are words of ours, and what is put in
/// are quotations of a description, which no writer of phrases can forget to quote.
/// </summary>
[InterpolatedStringHandler]
internal sealed record Phrase
{
    public static readonly Phrase None = $"";

    public Phrase(int literalLength, int formattedCount) => (_, _) = (literalLength, formattedCount);

    /// <summary>The phrase as programs take it: each quotation letter by letter.</summary>
    public string Plain { get; private set; } = "";

    /// <summary>The phrase as people read it: each quotation as code.</summary>
    public string Markdown { get; private set; } = "";

    public bool IsEmpty => Plain.Length == 0;

    /// <summary>Phrases one after another.</summary>
    public static Phrase Join(string separator, IEnumerable<Phrase> phrases)
    {
        var joined = new Phrase(0, 0);
        foreach (var phrase in phrases.Where(phrase => !phrase.IsEmpty))
        {
            if (!joined.IsEmpty)
                joined.AppendLiteral(separator);
            joined.AppendFormatted(phrase);
        }
        return joined;
    }

    public void AppendLiteral(string words) => (Plain, Markdown) = (Plain + words, Markdown + words);

    public void AppendFormatted(string? quotation) => (Plain, Markdown) = (Plain + quotation, Markdown + MarkdownCode.Span(quotation ?? ""));

    public void AppendFormatted(Phrase phrase) => (Plain, Markdown) = (Plain + phrase.Plain, Markdown + phrase.Markdown);
}
