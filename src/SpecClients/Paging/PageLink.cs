using System.ComponentModel;
using SpecClients.Http;
using SpecClients.Json;

namespace SpecClients.Paging;

/// <summary>
/// The links that pages have to the next. In a position and in a checkpoint one stands relative to the server's address:
/// it names no origin, and leads to no other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PageLink
{
    private static readonly Uri AnyServer = new("https://server.invalid/");

    /// <summary>Whether a text is a link as it stands in a position.</summary>
    public static bool IsBelowServer(string link)
    {
        var path = link.AsSpan(0, link.IndexOf('?') is >= 0 and var query ? query : link.Length);
        var isAddress = path.StartsWith('/') || path.IndexOf(":/") is > 0 and var scheme && !path[..scheme].Contains('/');
        return !isAddress
            && !RequestRules.HasDotSegment(Uri.UnescapeDataString(path.ToString()))
            && Uri.TryCreate(AnyServer.AbsoluteUri + link, UriKind.Absolute, out var whole) && whole.PathAndQuery == "/" + link;
    }

    /// <summary>The address that a link leads to.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="link">The link, as it stands in a position.</param>
    public static Uri At(string server, string link) => new($"{server.TrimEnd('/')}/{link}");

    /// <summary>An address as it stands in a position; null where it is not below the server's.</summary>
    public static string? Below(Uri server, Uri address)
    {
        if (!ServerAddress.SameOrigin(server, address) || !address.AbsolutePath.StartsWith(server.AbsolutePath, StringComparison.Ordinal))
            return null;
        var link = address.PathAndQuery[server.AbsolutePath.Length..];
        return IsBelowServer(link) ? link : null;
    }

    /// <summary>What an answer's link leads to, as it stands in a position, or why it is not followed.</summary>
    /// <param name="said">The link, absolute or relative to where the answer came from.</param>
    /// <param name="page">What is known of the answer.</param>
    public static (string? Link, string? Problem) Follow(string said, PageInFlight page)
    {
        if (page.Server is not { } server || page.Address is not { } address)
            return (null, "there is a link to the next, and its client sent no request that could follow it: "
                + "list by a generated client with a server's address (BaseAddress).");
        if (!Uri.TryCreate(address, said.Trim(), out var target))
            return (null, $"its link to the next page is no address: {SanitizedText.Line(page.Shown(said))}");
        if (Below(server, page.WithoutKey(target)) is { } link)
            return (link, null);
        var shown = SanitizedText.Line(page.Shown(target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)));
        return (null, $"its link to the next page leads to {shown}, which is not below the server's address, {server.AbsoluteUri}, and is not asked. "
            + "Where both are the vendor's, set BaseAddress to what the links begin with.");
    }
}
