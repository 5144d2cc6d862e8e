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

    /// <summary>How many letters are missing, superfluous, wrong, or in each other's place.</summary>
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    costs[row, column] = row + column;
                    continue;
                }
                var replaced = costs[row - 1, column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                costs[row, column] = Math.Min(replaced, Math.Min(costs[row - 1, column], costs[row, column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    costs[row, column] = Math.Min(costs[row, column], costs[row - 2, column - 2] + 1);
            }
        }
        return costs[one.Length, other.Length];
    }
}
