using System.Reflection;
using AgentSessions.Calling.Serving;
using SpecClients.Conformance.Bodies;

namespace AgentSessions.Calling.Clients;

/// <summary>The static class by which a built assembly creates its client.</summary>
internal sealed class ClientDoor
{
    private readonly Type _type;
    private readonly Dictionary<(string Method, string Path), string> _operations;

    private ClientDoor(Type type)
    {
        _type = type;
        var description = type.GetProperty("Description")!.GetValue(null)!;
        _operations = ((IEnumerable<object>)Get(description, "Operations"))
            .ToDictionary(operation => ((string)Get(operation, "Method"), (string)Get(operation, "Path")), operation => (string)Get(operation, "Id"));
    }

    public Assembly Assembly => _type.Assembly;

    /// <summary>The generator whose client it creates.</summary>
    public bool IsKiota => Assembly.FindRuntime("SpecClients.Kiota.KiotaJson") is not null;

    /// <summary>The name by which the client's own description knows an operation.</summary>
    public string? IdOf(string method, string path) => _operations.GetValueOrDefault((method, path));

    /// <summary>Finds the class in an assembly; of several, that of the vendor named.</summary>
    public static ClientDoor Find(Assembly assembly, string? vendor)
    {
        var doors = assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.GetProperty("Description") is not null && type.GetMethod("CreateClient") is not null)
            .Where(type => vendor is null || type.Name == vendor)
            .ToList();
        return doors.Count == 1 ? new ClientDoor(doors[0]) : throw new CannotCallException($"{assembly.GetName().Name} has {doors.Count} clients: name one of them.");
    }

    /// <summary>A client that goes to a server and checks its requests, as callers have it.</summary>
    public object Create(Uri address)
    {
        var create = _type.GetMethod("CreateClient")!;
        var options = Activator.CreateInstance(create.GetParameters()[0].ParameterType)!;
        void Set(string name, object value) => options.GetType().GetProperty(name)!.SetValue(options, value);
        Set("BaseAddress", address);
        Set("ApiKey", CredentialCheck.Key);
        Set("AllowAnonymous", true);
        Set("EnableResilience", false);
        Set("TotalTimeout", TimeSpan.FromSeconds(30));
        return create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
    }

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;
}
