using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Conformance.Calling;

/// <summary>A client of NSwag's: one method an operation, one argument a parameter.</summary>
internal sealed class NSwagConventions(Library library, ClientFactory factory, object client) : IConventions
{
    private readonly List<MethodInfo> _methods =
        [.. client.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) || Sequence.ItemOf(method.ReturnType) is not null)];

    public IModels Models { get; } = new NSwagValues(library.Assembly);

    public ClientMethod MethodOf(string method, string path) => Find(method, path, "") ?? throw new CannotCallException($"the client has no method for {IdOf(method, path)}");

    public ClientMethod? StreamMethodOf(string method, string path) => Find(method, path, "Stream");

    private ClientMethod? Find(string method, string path, string more)
    {
        var name = IdOf(method, path) + more;
        MethodInfo? Named(string wanted) => _methods.FirstOrDefault(one => Values.IsSameName(one.Name, wanted));
        // NSwag takes an ending of the id for its own.
        return (Named(name + "Async") ?? (name.EndsWith("Async", StringComparison.OrdinalIgnoreCase) ? Named(name) : null)) is { } found ? new ClientMethod(found, [], library.Documentation) : null;
    }

    private string IdOf(string method, string path) =>
        factory.Api.Find("Operations", "Method", method, "Path", path).Text("Id") ?? throw new CannotCallException($"the client describes no {method} {path}");

    public CallArguments Of(ClientMethod method, OperationCall call)
    {
        var sources = call.Parameters.Select(given => new Source(CSharpName(given.Declared) ?? given.Declared.Name!, given.Declared.Name!, given.Value))
            .Concat(call.Body is { } body ? Sources(method, body) : []).ToList();
        var values = Take(method, sources);
        return sources.Count == 0 ? new CallArguments(values, []) : throw new CannotCallException($"{method.Name} takes no {sources[0].Name}");
    }

    public IReadOnlyDictionary<Argument, object?> Of(ClientMethod method, GivenBody body) => Take(method, [.. Sources(method, body)]);

    /// <summary>What a body gives, by the names that C# may have for it: a form is an argument for each field, or one object of them all.</summary>
    private static IEnumerable<Source> Sources(ClientMethod method, GivenBody body)
    {
        var isWhole = method.Arguments.Any(argument => argument.IsBody) && body.Value is JsonObject fields && !fields.ContainsKey("body");
        return isWhole || body.Kind is not (MediaKind.Form or MediaKind.Multipart) ? [new Source("body", "body", body.Value)] : body.Value.AsObject().Select(field => new Source(field.Key, field.Key, field.Value!));
    }

    private static string? CSharpName(IOpenApiParameter parameter) =>
        parameter.Extensions?.TryGetValue(Extension.ParameterName, out var said) == true && said is JsonNodeExtension { Node: JsonValue name } ? name.ToString() : null;

    /// <summary>Takes for each argument what is given for it.</summary>
    private Dictionary<Argument, object?> Take(ClientMethod method, List<Source> sources)
    {
        var values = new Dictionary<Argument, object?>();
        foreach (var argument in method.Arguments)
        {
            // A name that two parameters share is made longer: idPath, idQuery; one that C# has a meaning for: as2.
            var source = sources.FirstOrDefault(one => Values.IsSameName(one.CSharp, argument.Name)) ?? sources.FirstOrDefault(one => Values.IsSameName(one.Name, argument.Name))
                ?? sources.FirstOrDefault(one => argument.Name.StartsWith(one.CSharp, StringComparison.OrdinalIgnoreCase) && argument.Name[one.CSharp.Length..] is "Path" or "Query" or "Header" or "Body" or "2");
            if (source is null)
                continue;
            sources.Remove(source);
            values[argument] = (Func<object?>)(() => Read(argument, source));
        }
        return values;
    }

    private object? Read(Argument argument, Source source)
    {
        try
        {
            return Models.Read(argument.Type, source.Value);
        }
        catch (Exception e) when (e is not CannotCallException)
        {
            throw new CannotCallException($"{source.Name} cannot be a {argument.Type.Name}: {e.Message}", e);
        }
    }

    private sealed record Source(string CSharp, string Name, JsonNode Value);
}
