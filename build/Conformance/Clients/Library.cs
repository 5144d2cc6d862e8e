using System.Collections.Concurrent;
using System.Reflection;

namespace SpecClients.Conformance.Clients;

/// <summary>One generator's built clients, with what their documentation says.</summary>
/// <param name="assembly">The built clients.</param>
/// <param name="documentation">What is said of them. Default: the XML documentation that stands beside them, if there is any.</param>
internal sealed class Library(Assembly assembly, Documentation? documentation = null)
{
    private readonly IReadOnlyList<ClientFactory> _factories = ClientFactory.In(assembly);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Type>> _types = new();
    private readonly ConcurrentDictionary<string, ILookup<string, Type>> _named = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> _constants = new();

    /// <summary>The generator's name, as in <c>nswag</c>.</summary>
    public string Generator { get; } = assembly.FindRuntime("SpecClients.Kiota.KiotaJson") is null ? "nswag" : "kiota";

    public Assembly Assembly => assembly;

    public Documentation Documentation { get; } = documentation ?? Documentation.In(Path.ChangeExtension(assembly.Location, ".xml"));

    /// <summary>The class that creates a vendor's client, found by the description that it gives; of a single client's assembly, that one.</summary>
    public ClientFactory FactoryOf(string vendor) =>
        _factories.FirstOrDefault(factory => factory.Vendor == vendor) ?? (_factories is [var only] && vendor.Length == 0 ? only
            : throw new InvalidOperationException($"{assembly.GetName().Name} has no client of '{vendor}': {string.Join(", ", _factories.Select(factory => factory.Vendor))}."));

    /// <summary>A vendor's types that are named for a component, which generators keep the names of.</summary>
    public IEnumerable<Type> TypesNamed(string vendor, string component)
    {
        var name = component[(component.LastIndexOf('.') + 1)..];
        return _named.GetOrAdd(vendor, _ => TypesOf(vendor).ToLookup(type => Values.BareName(type.Name)))[Values.BareName(name)];
    }

    /// <summary>Whether one of a vendor's types names a value by a static member.</summary>
    public bool Names(string vendor, string value) => _constants.GetOrAdd(vendor, _ => [.. TypesOf(vendor).SelectMany(type => TypeMembers.Of(type).Constants)]).Contains(value);

    /// <summary>The types that were generated for a vendor.</summary>
    public IReadOnlyList<Type> TypesOf(string vendor) => _types.GetOrAdd(vendor, _ =>
    {
        if (_factories.Count == 1)
            return [.. assembly.GetExportedTypes().Where(type => !type.ContainsGenericParameters)];
        var home = FactoryOf(vendor).Home;
        return [.. assembly.GetExportedTypes().Where(type => $"{type.Namespace}.".StartsWith($"{home}.", StringComparison.Ordinal))];
    });
}
