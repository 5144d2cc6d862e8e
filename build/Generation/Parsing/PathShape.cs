using System.Text.RegularExpressions;

namespace SpecClients.Generation.Parsing;

/// <summary>What a path of a description and a URI template in generated code have in common.</summary>
internal static partial class PathShape
{
    /// <summary>A path, or a template of one, without the names of its places.</summary>
    public static string Of(string template) => Hole().Replace(Query().Replace(template.Replace("{+baseurl}", "", StringComparison.Ordinal), ""), "{}");

    [GeneratedRegex(@"\{[?&][^{}]*\}|\?.*$")]
    private static partial Regex Query();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
