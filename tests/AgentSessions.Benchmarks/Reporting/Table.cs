using System.Globalization;

namespace AgentSessions.Benchmarks;

/// <summary>Prints a table as Markdown.</summary>
internal static class TextTable
{
    public static void Print(string title, string[] columns, IEnumerable<string[]> rows)
    {
        string[][] all = [columns, .. rows];
        var widths = columns.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        Console.WriteLine($"\n{title}\n");
        for (var row = 0; row < all.Length; row++)
        {
            Console.WriteLine("| " + string.Join(" | ", all[row].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
            if (row == 0)
                Console.WriteLine("|" + string.Join("|", widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? "-" : ":"))) + "|");
        }
    }

    public static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);
}
