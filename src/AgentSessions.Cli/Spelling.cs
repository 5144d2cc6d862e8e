namespace AgentSessions.Cli;

/// <summary>Finds the word that a mistyped one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The nearest known word, if it is near: at most a third of its letters are wrong, or it is cut short.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var nearest = known.MinBy(candidate => Cost(word, candidate));
        return nearest is not null && Cost(word, nearest) <= nearest.Length / 3 ? nearest : null;
    }

    private static int Cost(string word, string candidate) =>
        word.Length > 2 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word.ToLowerInvariant(), candidate);

    private static int Distance(string one, string other)
    {
        var costs = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var diagonal = costs[0];
            costs[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = diagonal + (one[row - 1] == other[column - 1] ? 0 : 1);
                diagonal = costs[column];
                costs[column] = Math.Min(replaced, Math.Min(costs[column], costs[column - 1]) + 1);
            }
        }
        return costs[^1];
    }
}
