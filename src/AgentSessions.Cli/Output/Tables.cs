using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>Writes tables.</summary>
internal static class Tables
{
    private const int Unbounded = 10_000;

    /// <summary>A terminal's table fits its width; in a pipe or a file no line is broken.</summary>
    public static void Write(Table table, TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Unbounded;
        console.Write(table);
    }
}
