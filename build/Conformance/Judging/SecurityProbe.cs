using System.Text;
using Microsoft.OpenApi;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>Signs in by each set of schemes that an operation asks for, with the keys of that set alone, and finds each key at its place on the wire.</summary>
internal sealed class SecurityProbe(Carriers carriers, ClientSession session, VendorDocument vendor)
{
    private readonly HashSet<string> _tried = [];

    public async Task RunAsync(DescribedOperation operation, ClientMethod method, IReadOnlyDictionary<Argument, object?> values)
    {
        foreach (var requirement in operation.Value.Security ?? vendor.Document.Security ?? [])
        {
            var names = requirement.Keys.Select(scheme => scheme.Reference.Id!).ToList();
            if (names.Count == 0 || !_tried.Add(string.Join('\n', names)))
                continue;
            var keys = names.ToDictionary(name => name, KeyOf);
            var client = session.SignedInBy(keys);
            var result = await session.CallAsync(operation, method, values, client: client);
            (client as IDisposable)?.Dispose();
            foreach (var name in names)
                Note(name, result.Request, keys[name]);
        }
    }

    /// <summary>A key that no other scheme has, and that is a name and a password too.</summary>
    private static string KeyOf(string scheme) => $"user:key-of-{Convert.ToHexString(Encoding.UTF8.GetBytes(scheme))}";

    private void Note(string name, ValidatedRequest? request, string key)
    {
        var scheme = vendor.Document.Components?.SecuritySchemes?.TryGetValue(name, out var described) == true ? described : null;
        carriers.Add(Pointers.Of("components", "securitySchemes", name), new Carrier
        {
            Documentation = session.Documentation,
            Api = session.Factory.Api.Find("Security", "Scheme", name),
            Name = scheme?.Name ?? "",
            IsProven = request is not null && scheme is not null && IsAt(scheme, request, key),
        });
    }

    /// <summary>Whether a key is where the document has it, spelled as it says.</summary>
    private static bool IsAt(IOpenApiSecurityScheme scheme, ValidatedRequest request, string key) => (scheme.Type, scheme.In) switch
    {
        (SecuritySchemeType.ApiKey, ParameterLocation.Query) => request.Request.Query.TrimStart('?').Split('&').Contains($"{Uri.EscapeDataString(scheme.Name!)}={Uri.EscapeDataString(key)}"),
        (SecuritySchemeType.ApiKey, ParameterLocation.Cookie) => (request.Header("Cookie") ?? "").Split("; ").Contains($"{scheme.Name}={Uri.EscapeDataString(key)}"),
        (SecuritySchemeType.ApiKey, _) => request.Header(scheme.Name!) == key,
        (SecuritySchemeType.Http, _) when string.Equals(scheme.Scheme, "basic", StringComparison.OrdinalIgnoreCase) => IsAuthorization(request, "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key))),
        (SecuritySchemeType.Http, _) => IsAuthorization(request, scheme.Scheme ?? "", key),
        (SecuritySchemeType.OAuth2 or SecuritySchemeType.OpenIdConnect, _) => IsAuthorization(request, "Bearer", key),
        _ => false,
    };

    private static bool IsAuthorization(ValidatedRequest request, string scheme, string credential) =>
        string.Equals(request.Header("Authorization"), $"{scheme} {credential}", StringComparison.OrdinalIgnoreCase);
}
