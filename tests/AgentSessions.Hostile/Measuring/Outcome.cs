namespace AgentSessions.Hostile.Measuring;

/// <summary>How a hostile document ended with one generator.</summary>
internal enum OutcomeKind
{
    Generated,
    Refused,
    Crashed,
    Hung,
}

/// <summary>What became of one document with one generator.</summary>
/// <param name="Document">Seed and index.</param>
/// <param name="Attempt">What the document tries.</param>
/// <param name="Generator">Which generator.</param>
/// <param name="Kind">How it ended.</param>
internal sealed record Outcome(string Document, string Attempt, string Generator, OutcomeKind Kind)
{
    /// <summary>Why it was refused: each code, and whether it was told at a place of its own.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What is wrong with it, in words.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public int Tokens { get; init; }

    public int SyntaxErrors { get; init; }

    /// <summary>Malformed comments.</summary>
    public int Comments { get; init; }

    /// <summary>Harmful characters.</summary>
    public int Characters { get; init; }

    /// <summary>Files changed outside of the output, or text of files that are none of the document's.</summary>
    public int Leaks { get; init; }

    /// <summary>Whether its source compiles; null where nobody asked.</summary>
    public bool? IsCompiled { get; init; }

    /// <summary>How long the processor was at it.</summary>
    public double Seconds { get; init; }

    /// <summary>The most memory that the process has had until then, in MB.</summary>
    public long Memory { get; init; }
}

/// <summary>One reason for a refusal.</summary>
/// <param name="Code">The problem's code.</param>
/// <param name="HasPlace">Whether it says where: a line and a column that are more than the beginning of the file.</param>
/// <param name="Message">The whole line.</param>
internal sealed record Refusal(string Code, bool HasPlace, string Message);
