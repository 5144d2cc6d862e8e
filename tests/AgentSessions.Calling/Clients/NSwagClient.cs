using System.Reflection;
using System.Text.Json.Nodes;
using AgentSessions.Calling.Planning;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Clients;

/// <summary>A client of NSwag's: one method an operation, one argument a parameter.</summary>
internal sealed class NSwagClient(ClientDoor door, Uri server) : IClient
{
    private readonly object _client = door.Create(server);
    private readonly NSwagValues _values = new(door.Assembly);

    public void Dispose() => ((IDisposable)_client).Dispose();

    public string Write(object result) => _values.Write(result);

    public async Task<object?> CallAsync(OperationCall call)
    {
        var method = MethodOf(call);
        var unused = Sources(call, method).ToList();
        var arguments = method.GetParameters().Select(parameter => Argument(parameter, unused)).ToArray();
        if (unused.Count > 0)
            throw new CannotCallException($"{method.Name} takes no {unused[0].Name}");
        var task = (Task)method.Invoke(_client, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    private MethodInfo MethodOf(OperationCall call)
    {
        var (method, path) = (call.Operation.Method, call.Operation.Path);
        var id = door.IdOf(method, path) ?? throw new CannotCallException($"the client describes no {method} {path}");
        var methods = _client.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(one => typeof(Task).IsAssignableFrom(one.ReturnType)).ToList();
        return methods.FirstOrDefault(one => Names.AreSame(one.Name, id + "Async")) ?? throw new CannotCallException($"the client has no method for {id}");
    }

    /// <summary>What the call gives, by the names that C# may have for it.</summary>
    private static IEnumerable<Source> Sources(OperationCall call, MethodInfo method)
    {
        foreach (var given in call.Parameters)
            yield return new Source(CSharpName(given.Declared) ?? given.Declared.Name!, given.Declared.Name!, given.Value);
        if (call.Body is not { } body)
            yield break;
        // A form is an argument for each field, or one object of them all.
        var isWhole = method.GetParameters().Any(parameter => parameter.Name == "body") && body.Value is JsonObject fields && !fields.ContainsKey("body");
        if (isWhole || body.Kind is not (MediaKind.Form or MediaKind.Multipart))
            yield return new Source("body", "body", body.Value);
        else
        {
            foreach (var (name, value) in body.Value.AsObject())
                yield return new Source(name, name, value!);
        }
    }

    private static string? CSharpName(IOpenApiParameter parameter) =>
        parameter.Extensions?.TryGetValue("x-originalName", out var said) == true && said is JsonNodeExtension { Node: JsonValue name } ? name.ToString() : null;

    private object? Argument(ParameterInfo parameter, List<Source> unused)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        // A name that two parameters share is made longer: idPath, idQuery.
        var source = unused.FirstOrDefault(one => Names.AreSame(one.CSharp, parameter.Name!)) ?? unused.FirstOrDefault(one => Names.AreSame(one.Name, parameter.Name!))
            ?? unused.FirstOrDefault(one => parameter.Name!.StartsWith(one.CSharp, StringComparison.OrdinalIgnoreCase) && parameter.Name![one.CSharp.Length..] is "Path" or "Query" or "Header" or "Body");
        if (source is null)
            return parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
        unused.Remove(source);
        try
        {
            return _values.Read(parameter.ParameterType, source.Value);
        }
        catch (Exception e) when (e is not CannotCallException)
        {
            throw new CannotCallException($"{source.Name} cannot be a {parameter.ParameterType.Name}: {e.Message}", e);
        }
    }

    private sealed record Source(string CSharp, string Name, JsonNode Value);
}
