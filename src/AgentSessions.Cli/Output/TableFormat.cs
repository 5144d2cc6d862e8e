using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>A table for eyes, long values shortened; the other formats have everything.</summary>
internal sealed class TableFormat(TextWriter output, TextWriter error) : ItemFormat
{
    private const int CellWidth = 60;
    private readonly Rows _rows = new();

    public override bool IsImmediate => false;

    public override Task WriteAsync(IReadOnlyList<string> items)
    {
        foreach (var item in items)
            _rows.Add(item);
        return Task.CompletedTask;
    }

    public override async Task EndAsync()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. _rows.Columns.Select(Markup.Escape)]);
        foreach (var row in _rows.Cells())
            table.AddRow([.. row.Select(Shortened).Select(Markup.Escape)]);
        if (_rows.Columns.Count > 0)
            Tables.Write(table, output);
        await output.FlushAsync();
        await error.WriteLineAsync($"{_rows.Count} sessions.");
    }

    private static string Shortened(string text) => text.Length <= CellWidth ? text : text[..(CellWidth - 1)] + "…";
}
