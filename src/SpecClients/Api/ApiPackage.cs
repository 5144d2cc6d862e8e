using System.Reflection;

namespace SpecClients;

/// <summary>The package that a client comes in: requests, traces and metrics are named after it.</summary>
/// <param name="Name">Its name, as in <c>AgentSessions.NSwag</c>.</param>
/// <param name="Version">Its version, as in <c>0.1.0</c>.</param>
public sealed record ApiPackage(string Name, string Version)
{
    /// <summary>The runtime itself, for a description that names none.</summary>
    internal static ApiPackage Runtime { get; } = Of(typeof(ApiPackage).Assembly);

    /// <summary>What an assembly says of itself.</summary>
    public static ApiPackage Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return new(assembly.GetName().Name ?? "unnamed", version ?? "0");
    }

    /// <summary>As a product of <c>User-Agent</c>, which takes fewer characters than an assembly's name.</summary>
    public override string ToString() => $"{Token(Name)}/{Token(Version)}";

    private static string Token(string text) =>
        string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '-'));
}
