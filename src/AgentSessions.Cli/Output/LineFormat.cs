namespace AgentSessions.Cli.Output;

/// <summary>One item a line. What a resumed listing writes is simply appended.</summary>
internal sealed class LineFormat(TextWriter output) : ItemFormat
{
    public override bool IsImmediate => true;

    public override async Task WriteAsync(IReadOnlyList<string> items)
    {
        await output.WriteAsync(string.Concat(items.Select(item => OneLine.Shown(item) + "\n")));
        await output.FlushAsync();
    }

    public override Task EndAsync() => Task.CompletedTask;
}
