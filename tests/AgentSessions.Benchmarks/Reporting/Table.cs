using System.Globalization;
using System.Text;

namespace AgentSessions.Benchmarks.Reporting;

/// <summary>A table of figures; its first columns of words are as many as <paramref name="Words"/> says.</summary>
internal sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int Words = 1)
{
    public string ToMarkdown()
    {
        IReadOnlyList<string>[] all = [Columns, .. Rows];
        var widths = Columns.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder($"{Title}\n\n");
        for (var row = 0; row < all.Length; row++)
        {
            text.Append("| ").AppendJoin(" | ", all[row].Select((cell, column) => column < Words ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).Append(" |\n");
            if (row == 0)
                text.Append('|').AppendJoin("|", widths.Select((width, column) => new string('-', width + 1) + (column < Words ? "-" : ":"))).Append("|\n");
        }
        return text.ToString();
    }

    public static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);
}
