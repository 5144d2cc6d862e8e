using SpecClients.OpenApi.Reading;

namespace SpecClients.Changes.Kinds;

/// <summary>One difference between two documents.</summary>
/// <param name="Kind">What it is and what it means.</param>
/// <param name="Subject">What changed, as in <c>data[].status</c>.</param>
/// <param name="Part">The parts of the operations it was found in, as in <c>response 200, response 201</c>; empty outside of operations.</param>
/// <param name="Pointer">Its JSON pointer.</param>
/// <param name="InFrom">Whether the pointer is into the old document, since the new one has no such place.</param>
/// <param name="From">What it was, where that can be said in a word.</param>
/// <param name="To">What it is, where that can be said in a word.</param>
internal sealed record Change(ChangeKind Kind, Phrase Subject, Phrase Part, string Pointer, bool InFrom, string? From, string? To)
{
    /// <summary>The operations it was found in, each once: a schema may be used by several.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Its line; of what the new document does not have, the line that had most of its place.</summary>
    public SourceMark? Mark { get; init; }

    /// <summary>The part, where the subject does not name it.</summary>
    public Phrase Within => Part.Plain is "operation" || Operations.Count == 0 || Subject.Markdown.Contains(Part.Markdown, StringComparison.Ordinal) ? Phrase.None : Part;

    /// <summary>What it was and is, as in <c>10 → 20</c>.</summary>
    public Phrase Step => (From, To) switch
    {
        (null, null) => Phrase.None,
        (null, _) => $"→ {To}",
        (_, null) => $"{From} →",
        _ => $"{From} → {To}",
    };
}
