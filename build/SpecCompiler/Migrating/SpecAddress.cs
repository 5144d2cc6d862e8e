namespace SpecCompiler.Migrating;

/// <summary>Where another tool takes its description from.</summary>
internal static class SpecAddress
{
    public static bool IsAddress(string source) =>
        source.Contains("://", StringComparison.Ordinal) && !source.StartsWith("file://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file by its full name; an address as it is.</summary>
    public static string Full(string source, string folder) =>
        IsAddress(source) ? source
        : Path.GetFullPath(source.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(source, UriKind.Absolute, out var uri)
            ? uri.LocalPath : source.Replace('\\', '/'), folder);
}
