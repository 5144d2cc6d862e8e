using System.Globalization;
using System.Text;

namespace SpecClients.Changes.Reports;

/// <summary>The blocks of a Markdown text, each whole, as many as a pull request takes.</summary>
internal sealed class MarkdownBlocks
{
    /// <summary>The most characters of a text; a pull request takes 65,536.</summary>
    public const int Longest = 60_000;

    private readonly List<string> _blocks = [];

    public void Add(string block) => _blocks.Add(block);

    /// <param name="whereRest">What has the blocks that are left out.</param>
    public string Text(string whereRest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _blocks.Count; i++)
        {
            // The items of a list stand close together.
            var between = i == 0 ? "" : IsItem(_blocks[i]) && IsItem(_blocks[i - 1]) ? "\n" : "\n\n";
            if (text.Length + between.Length + _blocks[i].Length > Longest)
                return text.Append(CultureInfo.InvariantCulture, $"\n\n**{_blocks.Count - i} more parts of this report are left out: it is too long. {whereRest}.**\n").ToString();
            text.Append(between).Append(_blocks[i]);
        }
        return text.Append('\n').ToString();
    }

    private static bool IsItem(string block) => block.StartsWith("- ", StringComparison.Ordinal);
}
