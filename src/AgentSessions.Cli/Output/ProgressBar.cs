using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>How far a listing has come, on a terminal's standard error.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work with a bar, or without one where there is no terminal, or where the items themselves go to it.</summary>
    /// <param name="error">Where the bar may be drawn.</param>
    /// <param name="title">What is being listed.</param>
    /// <param name="isOutputQuiet">Whether nothing is written to standard output meanwhile.</param>
    /// <param name="work">Reports the items so far and, where it is known, how many there will be.</param>
    public static Task ShowAsync(TextWriter error, string title, bool isOutputQuiet, Func<Action<long, long?>, Task> work)
    {
        if (error != Console.Error || Console.IsErrorRedirected || !(isOutputQuiet || Console.IsOutputRedirected))
            return work((_, _) => { });
        var bar = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) }).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn());
        return bar.StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(title)).IsIndeterminate();
            return work((items, total) =>
            {
                task.Description = Markup.Escape(FormattableString.Invariant($"{title}: {items:N0} sessions"));
                task.IsIndeterminate(total is null).MaxValue(total ?? double.MaxValue).Value(items);
            });
        });
    }
}
