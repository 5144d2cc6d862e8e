using System.Text.Json;

namespace AgentSessions.Cli.Output;

/// <summary>Items as rows, with a column for every member that any of them has, so that none is lost.</summary>
internal sealed class Rows
{
    private readonly List<string> _columns = [];
    private readonly HashSet<string> _known = [];
    private readonly List<Dictionary<string, string>> _rows = [];

    public IReadOnlyList<string> Columns => _columns;

    public int Count => _rows.Count;

    public void Add(string item)
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
        _columns.AddRange(row.Keys.Where(_known.Add));
        _rows.Add(row);
    }

    /// <summary>The rows' cells in the order of the columns.</summary>
    public IEnumerable<IEnumerable<string>> Cells() => _rows.Select(row => _columns.Select(column => row.GetValueOrDefault(column) ?? ""));

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
