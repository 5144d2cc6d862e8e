using System.ComponentModel;
using System.Text.RegularExpressions;

namespace SpecClients.Http;

/// <summary>Where a client goes: the address it was given, or the published one with its variables filled in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ServerAddress
{
    private static readonly string[] DevelopmentWords = ["dev", "test", "staging", "stage", "qa", "uat", "sandbox"];

    /// <summary>The address, ending in a slash so that relative paths append to it.</summary>
    public static Uri Resolve(ApiDescription api, SpecClientOptions options) =>
        TryResolve(api, options, out var address) is { } problem ? throw new InvalidOperationException(problem) : address!;

    /// <summary>Resolves the address, or says what is wrong with which setting.</summary>
    public static string? TryResolve(ApiDescription api, SpecClientOptions options, out Uri? address)
    {
        address = options.BaseAddress;
        if (address is null && FillPublished(api, options, out address) is { } problem)
            return problem;
        if (address is not { IsAbsoluteUri: true } || address.Scheme is not ("http" or "https"))
            return "BaseAddress is not an absolute http or https address";
        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
            return "BaseAddress carries a user, a query or a fragment";
        if (!IsSafe(address))
            return "BaseAddress is plain http, which only a loopback address may be";
        if (!address.AbsolutePath.EndsWith('/'))
            address = new Uri(address.AbsoluteUri + "/");
        return null;
    }

    /// <summary>Whether a request there is out of strangers' sight.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    public static bool SameOrigin(Uri one, Uri other) =>
        one.Port == other.Port && one.Scheme == other.Scheme && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a host's name says that it is not meant for production.</summary>
    public static bool LooksLikeDevelopment(Uri address) => address.Host.Split('.', '-').Any(DevelopmentWords.Contains);

    private static string? FillPublished(ApiDescription api, SpecClientOptions options, out Uri? address)
    {
        address = null;
        if (api.Servers is not [var server, ..])
            return "BaseAddress is not set, and the vendor publishes no server";

        string? problem = null;
        var filled = Variable().Replace(server.Url, match =>
        {
            var name = match.Groups[1].Value;
            var described = server.Variables.FirstOrDefault(variable => variable.Name == name);
            var value = options.ServerVariables.TryGetValue(name, out var given) ? given : described?.Default;
            if (string.IsNullOrEmpty(value))
                problem ??= $"ServerVariables:{name} is not set, and neither is BaseAddress";
            else if (value is "." or ".." || (described is { Values.Count: > 0 } && !described.Values.Contains(value)))
                problem ??= $"ServerVariables:{name} is not a value that the server's address allows";
            return Uri.EscapeDataString(value ?? "");
        });
        return problem ?? (Uri.TryCreate(filled, UriKind.Absolute, out address) ? null : $"ServerVariables do not make an address of {server.Url}");
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Variable();
}
