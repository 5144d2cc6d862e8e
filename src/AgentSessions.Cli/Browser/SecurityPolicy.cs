using Microsoft.AspNetCore.Http;

namespace AgentSessions.Cli.Browser;

/// <summary>What a page may load, which is nothing from outside.</summary>
internal static class SecurityPolicy
{
    private const string Pages = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The pages have no script at all.</summary>
    public static ValueTask<object?> ForPages(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        Set(invocation.HttpContext.Response, Pages);
        return next(invocation);
    }

    /// <summary>The API reference is a script that writes its own styles, and asks this sandbox.</summary>
    public static void ForApiReference(HttpResponse response, string nonce) => Set(response,
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

    private static void Set(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
