using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace AgentSessions.Cli.Output;

/// <summary>Writes listed items in the format that was asked for.</summary>
internal static class ItemWriter
{
    private const int CellWidth = 60;

    public static IReadOnlyList<string> Formats { get; } = ["table", "json", "ndjson", "csv"];

    public static Task WriteAsync(Listing listing, string format, TextWriter output, CancellationToken cancel) => format switch
    {
        "ndjson" => WriteLinesAsync(listing, output, cancel),
        "json" => WriteArrayAsync(listing, output, cancel),
        "csv" => WriteCsvAsync(listing, output, cancel),
        _ => WriteTableAsync(listing, cancel),
    };

    private static async Task WriteLinesAsync(Listing listing, TextWriter output, CancellationToken cancel)
    {
        await foreach (var page in listing.PagesAsync(cancel))
        {
            foreach (var item in page)
                await output.WriteAsync(item + "\n");
        }
    }

    private static async Task WriteArrayAsync(Listing listing, TextWriter output, CancellationToken cancel)
    {
        var separator = "[\n";
        await foreach (var page in listing.PagesAsync(cancel))
        {
            foreach (var item in page)
            {
                await output.WriteAsync(separator + "  " + item);
                separator = ",\n";
            }
        }
        await output.WriteAsync(separator == "[\n" ? "[]\n" : "\n]\n");
    }

    /// <summary>RFC 4180. A column for every member that any item has, so that none is lost: written at the end.</summary>
    private static async Task WriteCsvAsync(Listing listing, TextWriter output, CancellationToken cancel)
    {
        var (columns, rows) = await ReadRowsAsync(listing, cancel);
        await output.WriteAsync(string.Join(',', columns.Select(Quote)) + "\r\n");
        foreach (var row in rows)
            await output.WriteAsync(string.Join(',', columns.Select(column => Quote(row.GetValueOrDefault(column) ?? ""))) + "\r\n");
    }

    private static async Task WriteTableAsync(Listing listing, CancellationToken cancel)
    {
        var (columns, rows) = await ReadRowsAsync(listing, cancel);
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. columns.Select(Markup.Escape)]);
        foreach (var row in rows)
            table.AddRow([.. columns.Select(column => Markup.Escape(Shortened(row.GetValueOrDefault(column) ?? "")))]);
        if (columns.Count > 0)
            Tables.Write(table);
        await Console.Error.WriteLineAsync($"{rows.Count} sessions.");
    }

    private static async Task<(List<string> Columns, List<Dictionary<string, string>> Rows)> ReadRowsAsync(Listing listing, CancellationToken cancel)
    {
        var columns = new List<string>();
        var rows = new List<Dictionary<string, string>>();
        await foreach (var page in listing.PagesAsync(cancel))
        {
            foreach (var item in page)
            {
                using var document = JsonDocument.Parse(item);
                var row = new Dictionary<string, string>();
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    row["value"] = Text(document.RootElement);
                else
                {
                    foreach (var member in document.RootElement.EnumerateObject())
                        row[member.Name] = Text(member.Value);
                }
                columns.AddRange(row.Keys.Where(name => !columns.Contains(name)));
                rows.Add(row);
            }
        }
        return (columns, rows);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    /// <summary>A table is for eyes; the other formats have everything.</summary>
    private static string Shortened(string text) => text.Length <= CellWidth ? text : text[..(CellWidth - 1)] + "…";

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? new StringBuilder(text).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString() : text;
}
