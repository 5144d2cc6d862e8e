using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>
/// A table for eyes, a line a session: long values are shortened and, where the terminal is narrow, the last columns
/// left out. The other formats have everything.
/// </summary>
/// <param name="output">Where the table goes.</param>
/// <param name="error">Where it is said what is not in it.</param>
/// <param name="width">How many characters a line may have; null for any number.</param>
internal sealed class TableFormat(TextWriter output, TextWriter error, int? width) : ItemFormat
{
    private const int WidestCell = 60;
    private const int WidestCellOfNarrow = 24;
    private const int Gap = 3;
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
        var cells = _rows.Cells().Select(row => row.Select(OneLine.Of).ToList()).ToList();
        var (columns, widest) = Fit(cells);
        if (columns > 0)
            Write(cells, columns, widest);
        await output.FlushAsync();
        await error.WriteLineAsync($"{_rows.Count} sessions.{(columns == _rows.Columns.Count ? "" : $" Not shown for want of width: {OneLine.Of(string.Join(", ", _rows.Columns.Skip(columns)))}. See them with --format json.")}");
    }

    /// <summary>How many of the columns fit, and how wide a cell may be for that.</summary>
    private (int Columns, int Widest) Fit(List<List<string>> cells)
    {
        var columns = Count(WidestCell);
        return columns == _rows.Columns.Count ? (columns, WidestCell) : (Math.Max(Count(WidestCellOfNarrow), 1), WidestCellOfNarrow);

        int Count(int widest)
        {
            var left = width - 1 ?? int.MaxValue;
            return _rows.Columns.TakeWhile((name, column) => (left -= Math.Max(name.Length, cells.Max(row => Math.Min(row[column].Length, widest))) + Gap) >= 0).Count();
        }
    }

    private void Write(List<List<string>> cells, int columns, int widest)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in _rows.Columns.Take(columns))
            table.AddColumn(new TableColumn(Markup.Escape(OneLine.Of(column))).NoWrap());
        foreach (var row in cells)
            table.AddRow([.. row.Take(columns).Select(cell => Markup.Escape(cell.Length <= widest ? cell : cell[..(widest - 1)] + "…"))]);
        Tables.Write(table, output);
    }
}
