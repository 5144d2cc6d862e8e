using System.Reflection;
using System.Runtime.Loader;

namespace SpecClients.Conformance.Clients;

/// <summary>The types that generated code runs on: in its own assembly where it stands alone, in packages of their own elsewhere.</summary>
internal static class RuntimeTypes
{
    public static Type? FindRuntime(this Assembly client, string name) =>
        client.GetType(name) ?? client.GetReferencedAssemblies().Where(package => name.StartsWith(package.Name! + ".", StringComparison.Ordinal))
            .Select(package => AssemblyLoadContext.GetLoadContext(client)!.LoadFromAssemblyName(package).GetType(name))
            .FirstOrDefault(type => type is not null);

    public static Type GetRuntime(this Assembly client, string name) =>
        client.FindRuntime(name) ?? throw new TypeLoadException($"{client.GetName().Name} runs on no {name}.");
}
