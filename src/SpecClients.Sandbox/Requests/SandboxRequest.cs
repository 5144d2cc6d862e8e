namespace SpecClients.Sandbox;

/// <summary>A request as the sandbox received it, before it was judged.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Number">Which of the vendor's requests it is; the first is 1.</param>
/// <param name="Method">The method, as in <c>GET</c>.</param>
/// <param name="Path">The path below the vendor's address, still escaped, with its leading slash.</param>
/// <param name="Query">The query, still escaped, with its question mark; empty where there is none.</param>
/// <param name="Headers">The headers, by name in any case; several values are joined by a comma.</param>
/// <param name="Protocol">The protocol, as in <c>HTTP/2</c>.</param>
public sealed record SandboxRequest(
    string Vendor,
    long Number,
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Protocol);
