using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>Writes tables to standard output.</summary>
internal static class Tables
{
    private const int Unbounded = 10_000;

    /// <summary>A terminal's table fits its width; in a pipe or a file no line is broken.</summary>
    public static void Write(Table table)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Unbounded;
        AnsiConsole.Write(table);
    }
}
