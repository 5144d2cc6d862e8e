using System.Text;
using System.Text.RegularExpressions;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>
/// A documentation host's index (<c>llms.txt</c>): a Markdown list of links. Pages move; their titles last longer.
/// </summary>
internal static partial class PageIndex
{
    /// <summary>The one page of that title.</summary>
    /// <param name="index">The index as it was downloaded.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="mark">Where the title is written, which is where a failure is told.</param>
    public static Uri Find(VendorPage index, string title, SourceMark mark)
    {
        var links = Link().Matches(Encoding.UTF8.GetString(index.Bytes))
            .Select(link => (Title: Plain(link.Groups["title"].Value), Address: link.Groups["address"].Value))
            .ToList();
        var addresses = links.Where(link => link.Title == Plain(title)).Select(link => link.Address).Distinct().ToList();
        return addresses switch
        {
            [var address] => new Uri(new Uri(index.Name), address),
            [] => throw Fail(mark, $"{index.Name} lists no page '{title}' among its {links.Count}: correct 'page', or give the page's own address as 'source'."),
            _ => throw Fail(mark, $"{index.Name} lists {addresses.Count} pages '{title}' ({string.Join(", ", addresses)}): give the right one's address as 'source' and drop 'page'."),
        };
    }

    private static string Plain(string title) => Spaces().Replace(Escaped().Replace(title, "$1"), " ").Trim();

    private static ProblemException Fail(SourceMark mark, string message) => new(ProblemCode.Download, mark, message);

    [GeneratedRegex(@"\[(?<title>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])+)\]\(<?(?<address>[^)\s>]+)>?\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
