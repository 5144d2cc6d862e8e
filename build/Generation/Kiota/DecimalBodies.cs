using System.Text.RegularExpressions;

namespace SpecClients.Generation.Kiota;

/// <summary>For Kiota, whose requests refuse a decimal as a whole body though its writers write one: those of such a method are given ours.</summary>
internal static partial class DecimalBodies
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "decimal-bodies 1";

    /// <summary>A file of Kiota's, its methods rewritten where their body is a decimal.</summary>
    public static string Rewrite(string source) => Set().Replace(source, "global::SpecClients.Kiota.DecimalBody.Set(requestInfo, ");

    [GeneratedRegex(@"(?<=\(decimal\? body\b[^}]*)requestInfo\.SetContentFromScalar\(")]
    private static partial Regex Set();
}
