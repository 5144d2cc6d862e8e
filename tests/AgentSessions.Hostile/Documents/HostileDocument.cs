using System.Buffers;
using System.Text;

namespace AgentSessions.Hostile.Documents;

/// <summary>A description that tries to get something out of whoever compiles it, and what is given along with it.</summary>
/// <param name="Seed">With the index, what it is made from: the same two make the same document.</param>
/// <param name="Index">Which of the seed's documents.</param>
/// <param name="Kind">What it tries.</param>
/// <param name="Text">The description, in JSON or YAML.</param>
/// <param name="IsYaml">Whether its file is called <c>.yaml</c>.</param>
internal sealed record HostileDocument(int Seed, int Index, HostileKind Kind, string Text, bool IsYaml)
{
    /// <summary>An identifier that stands in every text that is injected, and in no code that a generator writes of its own accord.</summary>
    public const string Marker = "INJECTED";

    /// <summary>The overlay beside it, if it has one.</summary>
    public string? Overlay { get; init; }

    /// <summary>What the caller says as <c>--name</c>.</summary>
    public string Name { get; init; } = "Acme";

    /// <summary>What the caller says as <c>--vendor</c>, where it is to stand among the vendors.</summary>
    public string? Vendor { get; init; }

    /// <summary>What was put where, for whoever reads of it.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>What its file holds.</summary>
    public byte[] Bytes => BytesOf(Text);

    /// <summary>UTF-8, with each lone surrogate as the three bytes that it would have, and that no reader may take.</summary>
    public static byte[] BytesOf(string text)
    {
        using var bytes = new MemoryStream(text.Length);
        var rest = text.AsSpan();
        Span<byte> buffer = stackalloc byte[4];
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done)
                bytes.Write(buffer[..rune.EncodeToUtf8(buffer)]);
            else
                bytes.Write([(byte)(0xe0 | rest[0] >> 12), (byte)(0x80 | rest[0] >> 6 & 0x3f), (byte)(0x80 | rest[0] & 0x3f)]);
            rest = rest[length..];
        }
        return bytes.ToArray();
    }

    /// <summary>How a report names it, so that it can be printed alone.</summary>
    public string Id => $"{Seed}:{Index}";
}

/// <summary>What a hostile document tries.</summary>
internal enum HostileKind
{
    /// <summary>Hostile text in prose alone: descriptions, summaries, titles, examples. Such a document has its client.</summary>
    Prose,

    /// <summary>Hostile text at one place, whichever it is.</summary>
    Place,

    /// <summary>Hostile text at several places.</summary>
    Places,

    /// <summary>Specification extensions that steer a compiler or a generator.</summary>
    Extensions,

    /// <summary>Values of another kind than their place asks for.</summary>
    Types,

    /// <summary>Shapes that do not end, or end late: cycles, chains, depth, aliases, crowds.</summary>
    Structure,

    /// <summary>References to what is not the document's own.</summary>
    References,

    /// <summary>The file of one of the vendors, with a few places changed.</summary>
    Vendor,

    /// <summary>Text that is not quite JSON or YAML.</summary>
    Torn,

    /// <summary>An overlay that is as hostile.</summary>
    Overlay,

    /// <summary>A name of a client or a vendor.</summary>
    Name,
}
