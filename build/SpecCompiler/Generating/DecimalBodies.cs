using System.Text.RegularExpressions;

namespace SpecCompiler.Generating;

/// <summary>For Kiota, whose requests refuse a decimal as a whole body though its writers write one: those of such a method are given ours.</summary>
internal static partial class DecimalBodies
{
    /// <summary>A file of Kiota's, its methods rewritten where their body is a decimal.</summary>
    public static string Rewrite(string source) => Set().Replace(source, "global::AgentSessions.Kiota.DecimalBody.Set(requestInfo, ");

    [GeneratedRegex(@"(?<=\(decimal\? body\b[^}]*)requestInfo\.SetContentFromScalar\(")]
    private static partial Regex Set();
}
