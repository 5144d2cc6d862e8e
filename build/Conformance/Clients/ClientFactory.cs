using System.Reflection;

namespace SpecClients.Conformance.Clients;

/// <summary>The static class by which a built assembly creates a vendor's client.</summary>
internal sealed class ClientFactory
{
    private ClientFactory(Type type) => (Type, Api) = (type, Api.Of(type));

    public Type Type { get; }

    /// <summary>What the layer is told of the vendor.</summary>
    public Api Api { get; }

    /// <summary>The vendor, as in <c>pipecat-cloud</c>.</summary>
    public string Vendor => Api.Text("Vendor")!;

    /// <summary>The namespace of the client and its models.</summary>
    public string? Home => Type.GetMethod("CreateClient")!.ReturnType.Namespace;

    public static IReadOnlyList<ClientFactory> In(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.GetProperty("Description") is not null && type.GetMethod("CreateClient") is not null)
            .Select(type => new ClientFactory(type)),
    ];

    /// <summary>A client that goes to a server.</summary>
    /// <param name="address">The server.</param>
    /// <param name="keys">What it signs in with.</param>
    /// <param name="isChecking">Whether it checks what it is given, as callers have it.</param>
    public object Create(Uri address, ClientKeys keys, bool isChecking)
    {
        var create = Type.GetMethod("CreateClient")!;
        var options = Activator.CreateInstance(create.GetParameters()[0].ParameterType)!;
        void Set(string name, object value) => options.GetType().GetProperty(name)!.SetValue(options, value);
        Set("BaseAddress", address);
        if (keys.Any is { } key)
            Set("ApiKey", key);
        var credentials = (IDictionary<string, string>)options.GetType().GetProperty("Credentials")!.GetValue(options)!;
        foreach (var (scheme, own) in keys.ByScheme)
            credentials[scheme] = own;
        Set("AllowAnonymous", true);
        Set("EnableResilience", false);
        Set("TotalTimeout", TimeSpan.FromSeconds(30));
        Set("ValidateRequests", isChecking);
        return create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
    }
}

/// <summary>What a client signs in with.</summary>
/// <param name="Any">The key of whatever scheme has none of its own; none where only those are signed in by.</param>
internal sealed record ClientKeys(string? Any)
{
    /// <summary>Keys by the names of sign-in schemes.</summary>
    public IReadOnlyDictionary<string, string> ByScheme { get; init; } = new Dictionary<string, string>();
}
