using System.Buffers;
using System.Globalization;

namespace AgentSessions.Cli.Output;

/// <summary>RFC 4180. Which columns there are is known at the end only, and that is when it is written.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="isGuarded">Whether a cell that a spreadsheet would take for a formula begins with an apostrophe.</param>
internal sealed class CsvFormat(TextWriter output, bool isGuarded) : ItemFormat
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");
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
        if (_rows.Count == 0)
            return;
        var isTerminal = Tables.WidthOf(output) is not null;
        foreach (var record in _rows.Cells().Prepend(_rows.Columns))
            await output.WriteAsync(string.Join(',', record.Select(cell => Quoted(Guarded(isTerminal ? OneLine.Shown(cell) : cell)))) + "\r\n");
        await output.FlushAsync();
    }

    private string Guarded(string text) =>
        isGuarded && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
