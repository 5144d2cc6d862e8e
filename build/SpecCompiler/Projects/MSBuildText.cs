using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecCompiler.Projects;

/// <summary>Texts as MSBuild takes them: what would mean something to it is escaped.</summary>
internal static partial class MSBuildText
{
    private const string OfFiles = "%$@';?*";
    private const string OfMetadata = "%$@";

    /// <summary>The name of a file.</summary>
    public static string Escape(string file) => Escape(file, OfFiles);

    /// <summary>A value of metadata, which may be a list or have patterns in it.</summary>
    public static string EscapeMetadata(string value) => Escape(value, OfMetadata);

    private static string Escape(string value, string special)
    {
        var text = new StringBuilder();
        foreach (var sign in value)
            _ = special.Contains(sign) ? text.Append(CultureInfo.InvariantCulture, $"%{(int)sign:X2}") : text.Append(sign);
        return text.ToString();
    }

    public static string Unescape(string value) =>
        Escaped().Replace(value, match => ((char)int.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>Whether only MSBuild can say what is meant.</summary>
    public static bool IsExpression(string value) => Expression().IsMatch(value);

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[$@%]\(")]
    private static partial Regex Expression();
}
