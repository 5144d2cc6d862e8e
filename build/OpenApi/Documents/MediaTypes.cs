using System.Text.RegularExpressions;

namespace SpecClients.OpenApi.Documents;

/// <summary>Tells media types apart.</summary>
internal static partial class MediaTypes
{
    /// <summary>Whether a text is a media type or a range of them, its parameters' values tokens.</summary>
    public static bool IsType(string text) => Whole().IsMatch(text);

    /// <summary>The media type that another text clearly means, or nothing. What only a quoted text could say is left out.</summary>
    public static string? Coerced(string text)
    {
        var bare = Parameters().Replace(text.Trim(' ', '\t'), parameter => parameter.Groups["token"].Success ? $"; {parameter.Groups["name"]}={parameter.Groups["token"]}" : "").TrimEnd(' ', ';');
        return bare == "*" ? "*/*" : IsType(bare) ? bare : null;
    }

    public static bool IsJson(string mediaType) => Bare(mediaType) is var type && (type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsText(string mediaType) => Bare(mediaType) == "text/plain";

    public static bool IsForm(string mediaType) => Bare(mediaType) is var type && (type == "application/x-www-form-urlencoded" || type.StartsWith("multipart/", StringComparison.Ordinal));

    public static bool IsMultipart(string mediaType) => Bare(mediaType).StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Whether what is in it is text, or JSON.</summary>
    public static bool IsReadable(string mediaType) => IsJson(mediaType) || Bare(mediaType).StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Whether it is known to be none.</summary>
    public static bool IsBytes(string mediaType) => Bare(mediaType) is var type && (type == "application/octet-stream" || type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal));

    public static bool IsXml(string mediaType) => Bare(mediaType) is var type && (type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal));

    /// <summary>Without parameters, and in lower case.</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:[ \t]*;[ \t]*[!#$%&'*+.^_`|~0-9A-Za-z-]+=[!#$%&'*+.^_`|~0-9A-Za-z-]+)*\z")]
    private static partial Regex Whole();

    [GeneratedRegex("""[ \t]*;[ \t]*(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*"(?:(?<token>[!#$%&'*+.^_`|~0-9A-Za-z-]+)|[^"\\\p{C}\p{Zl}\p{Zp}]*)"(?=[ \t]*(?:;|$))""")]
    private static partial Regex Parameters();
}
