namespace AgentSessions.Cli.Output;

/// <summary>One JSON array, closed where the listing is broken off as well.</summary>
internal sealed class ArrayFormat(TextWriter output) : ItemFormat
{
    private bool _hasItems;

    public override bool IsImmediate => true;

    public override async Task WriteAsync(IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        await output.WriteAsync((_hasItems ? ",\n  " : "[\n  ") + string.Join(",\n  ", items.Select(OneLine.Shown)));
        await output.FlushAsync();
        _hasItems = true;
    }

    public override async Task EndAsync()
    {
        await output.WriteAsync(_hasItems ? "\n]\n" : "[]\n");
        await output.FlushAsync();
    }
}
