using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>Writes tables.</summary>
internal static class Tables
{
    private const int Unbounded = 10_000;

    /// <summary>How many characters a terminal's line has; null for a pipe or a file, where lines have no end.</summary>
    public static int? WidthOf(TextWriter output)
    {
        var profile = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) }).Profile;
        return profile.Out.IsTerminal ? profile.Width : null;
    }

    /// <summary>A terminal's table fits its width; in a pipe or a file no line is broken.</summary>
    public static void Write(Table table, TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = WidthOf(output) is null ? AnsiSupport.No : AnsiSupport.Detect });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Unbounded;
        console.Write(table);
    }
}
