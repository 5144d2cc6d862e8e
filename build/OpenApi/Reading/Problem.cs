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

/// <summary>The stable codes of what can be wrong with an input.</summary>
internal static class ProblemCode
{
    public const string Syntax = "AS0100";
    public const string Version = "AS0101";
    public const string Structure = "AS0102";
    public const string Responses = "AS0103";
    public const string Reference = "AS0104";
    public const string OperationName = "AS0105";
    public const string SchemaName = "AS0106";
    public const string StaleOverlay = "AS0107";
    public const string InvalidOverlay = "AS0108";
    public const string Provenance = "AS0109";
    public const string Parameter = "AS0110";
    public const string Text = "AS0111";
    public const string Input = "AS0112";
    public const string Generator = "AS0120";
    public const string Output = "AS0121";
    public const string GeneratedCode = "AS0122";
    public const string Limit = "AS0123";
    public const string Page = "AS0130";
    public const string Download = "AS0131";
    public const string Unforeseen = "AS0170";
}

/// <summary>Ends the compilation of one document; carries everything found wrong with it.</summary>
internal sealed class ProblemException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ProblemException(string code, SourceMark mark, string message)
        : this([new Problem(code, mark, message)]) { }

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
