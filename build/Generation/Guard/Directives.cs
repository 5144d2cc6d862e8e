using System.Collections.Frozen;

namespace SpecClients.Generation.Guard;

/// <summary>The preprocessor directives that NSwag's templates, Kiota and our own writers write: no others stand in generated code.</summary>
internal static class Directives
{
    private static readonly FrozenSet<string> Known =
        new[] { "108", "114", "472", "612", "649", "1573", "1591", "3016", "8073", "8600", "8602", "8603", "8604", "8625", "8765", "CS0612", "CS0618", "CS1591", "CS8618" }
            .SelectMany(warning => new[] { $"#pragma warning disable {warning}", $"#pragma warning restore {warning}" })
            .Concat(["#nullable enable", "#nullable restore", "#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP3_1_OR_GREATER", "#if NET5_0_OR_GREATER", "#else", "#endif"])
            .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="directive">A directive as it stands in the code, a comment behind it included.</param>
    public static bool IsKnown(string directive)
    {
        var comment = directive.IndexOf("//", StringComparison.Ordinal);
        var words = (comment < 0 ? directive : directive[..comment]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Known.Contains(string.Join(' ', words));
    }
}
