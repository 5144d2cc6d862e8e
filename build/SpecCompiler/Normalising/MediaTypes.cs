namespace SpecCompiler.Normalising;

/// <summary>Tells media types apart.</summary>
internal static class MediaTypes
{
    public static bool IsJson(string mediaType) => Bare(mediaType) is var type && (type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsText(string mediaType) => Bare(mediaType) == "text/plain";

    public static bool IsForm(string mediaType) => Bare(mediaType) is var type && (type == "application/x-www-form-urlencoded" || type.StartsWith("multipart/", StringComparison.Ordinal));

    public static bool IsXml(string mediaType) => Bare(mediaType) is var type && (type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal));

    /// <summary>Without parameters, and in lower case.</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
