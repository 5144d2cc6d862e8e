using Quickenshtein;

namespace AgentSessions.Cli;

/// <summary>Finds the word that a mistyped one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The nearest known word, if it is near: at most a third of its letters are wrong, or two of a short one, or it is cut short.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var nearest = known.MinBy(candidate => Cost(word, candidate));
        return nearest is not null && Cost(word, nearest) <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    private static int Cost(string word, string candidate) =>
        word.Length > 2 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : Levenshtein.GetDistance(word.ToLowerInvariant(), candidate);
}
