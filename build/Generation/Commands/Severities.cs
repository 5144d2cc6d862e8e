using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Commands;

/// <summary>Which warnings are errors, as a project says it of its compiler's.</summary>
/// <param name="asErrors">Codes, or <c>all</c>.</param>
/// <param name="notAsErrors">Codes that are warnings all the same.</param>
internal sealed class Severities(string asErrors, string notAsErrors)
{
    private readonly HashSet<string> _errors = Codes(asErrors);
    private readonly HashSet<string> _warnings = Codes(notAsErrors);

    /// <summary>Whether there has been an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>A problem as it is to be told.</summary>
    public Problem Of(Problem problem)
    {
        var isWarning = problem.IsWarning && (_warnings.Contains(problem.Code) || !_errors.Contains(problem.Code) && !_errors.Contains("all"));
        HasErrors |= !isWarning;
        return problem with { IsWarning = isWarning };
    }

    private static HashSet<string> Codes(string codes) => codes.Split([';', ',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
