using System.Buffers;

namespace AgentSessions.Cli.Output;

/// <summary>RFC 4180. Which columns there are is known at the end only, and that is when it is written.</summary>
internal sealed class CsvFormat(TextWriter output) : ItemFormat
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
        foreach (var record in _rows.Cells().Prepend(_rows.Columns))
            await output.WriteAsync(string.Join(',', record.Select(Quoted)) + "\r\n");
        await output.FlushAsync();
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
