using System.Collections.Concurrent;
using System.Reflection;

namespace SpecClients.Conformance.Clients;

/// <summary>One generator's built clients, with what their documentation says.</summary>
internal sealed class Library
{
    private readonly Dictionary<string, Type> _doors;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Type>> _types = new();

    /// <param name="generator">The generator's name, as in <c>nswag</c>.</param>
    /// <param name="assembly">The built clients.</param>
    /// <param name="documentation">The assembly's XML documentation file.</param>
    public Library(string generator, Assembly assembly, string documentation)
    {
        Generator = generator;
        Assembly = assembly;
        Documentation = new Documentation(documentation);
        _doors = assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.GetProperty("Description") is not null && type.GetMethod("CreateClient") is not null)
            .ToDictionary(type => Api.Of(type).Text("Vendor")!);
    }

    public string Generator { get; }

    public Assembly Assembly { get; }

    public Documentation Documentation { get; }

    /// <summary>The static class that creates a vendor's client, found by the description that it gives.</summary>
    public Type DoorOf(string vendor) =>
        _doors.TryGetValue(vendor, out var door) ? door : throw new InvalidOperationException($"{Assembly.GetName().Name} has no client of {vendor}: build it first.");

    /// <summary>A vendor's types that are named for a component, which generators keep the names of.</summary>
    public IEnumerable<Type> TypesNamed(string vendor, string component)
    {
        var name = component[(component.LastIndexOf('.') + 1)..];
        return TypesOf(vendor).Where(type => Values.IsSameName(type.Name, name));
    }

    /// <summary>The types that were generated for a vendor.</summary>
    public IReadOnlyList<Type> TypesOf(string vendor) => _types.GetOrAdd(vendor, _ =>
    {
        if (_doors.Count == 1)
            return [.. Assembly.GetExportedTypes().Where(type => !type.ContainsGenericParameters)];
        var home = $"AgentSessions.Generated.{Api.Of(DoorOf(vendor)).Text("Name")}.";
        return [.. Assembly.GetExportedTypes().Where(type => type.Namespace?.StartsWith(home, StringComparison.Ordinal) == true)];
    });
}
