using System.Globalization;

namespace SpecClients.OpenApi.Reading;

/// <summary>A place in a file: 1-based line and column.</summary>
internal sealed record SourceMark(string File, int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})");
}

/// <summary>Something wrong with an input, at its place, in the form that MSBuild turns into a build error.</summary>
internal sealed record Problem(string Code, SourceMark Mark, string Message, bool IsWarning = false)
{
    /// <summary>What is done all the same where a document is someone else's to mend; null where nothing can be.</summary>
    public string? Remedy { get; init; }

    /// <summary>The same as a warning that says what was done about it.</summary>
    public Problem Remedied() => this with { IsWarning = true, Message = $"{Message} {Remedy}" };

    public override string ToString() => $"{Mark}: {(IsWarning ? "warning" : "error")} {Code}: {Message}";
}

/// <summary>Ends the compilation of one document; carries everything found wrong with it.</summary>
internal sealed class ProblemException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ProblemException(string code, SourceMark mark, string message)
        : this([new Problem(code, mark, message)]) { }

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
