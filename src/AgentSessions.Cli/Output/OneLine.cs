namespace AgentSessions.Cli.Output;

/// <summary>What others wrote, for a terminal.</summary>
internal static class OneLine
{
    /// <summary>The text without line breaks and whatever else a terminal would obey.</summary>
    public static string Of(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(character => char.IsWhiteSpace(character) ? ' ' : char.IsControl(character) ? '\uFFFD' : character));
}
