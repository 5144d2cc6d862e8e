namespace AgentSessions.Cli.Output;

/// <summary>How listed items, as their models wrote them, stand in the output.</summary>
internal abstract class ItemFormat
{
    public static IReadOnlyList<string> Names { get; } = ["table", "json", "ndjson", "csv"];

    /// <summary>Whether a page is in the output as soon as it is written, and not only at the end.</summary>
    public abstract bool IsImmediate { get; }

    public static ItemFormat Create(string name, TextWriter output, TextWriter error, bool isGuarded = false) => name switch
    {
        "ndjson" => new LineFormat(output),
        "json" => new ArrayFormat(output),
        "csv" => new CsvFormat(output, isGuarded),
        _ => new TableFormat(output, error, Tables.WidthOf(output)),
    };

    /// <summary>Writes a page's items whole. It is not cancelled half-way.</summary>
    public abstract Task WriteAsync(IReadOnlyList<string> items);

    /// <summary>Ends the output, after the last page or where the listing was broken off: it is well-formed in either case.</summary>
    public abstract Task EndAsync();
}
