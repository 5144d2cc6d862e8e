using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Calling;

/// <summary>A client of Kiota's: request builders over properties and indexers to a method, and a configuration of the request.</summary>
internal sealed class KiotaConventions(Library library, object client) : IConventions
{
    private readonly RequestBuilders _builders = new(client);

    public IModels Models { get; } = new KiotaValues(library.Assembly);

    public ClientMethod MethodOf(string method, string path) =>
        Find(method, path, "") ?? Find(method, path, null) ?? throw new CannotCallException($"there is no method for {method} {path}");

    public ClientMethod? StreamMethodOf(string method, string path) => Find(method, path, "Stream");

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path.</param>
    /// <param name="more">What the name of the method has besides; null for the name of a type, which Kiota gives to some.</param>
    private ClientMethod? Find(string method, string path, string? more)
    {
        var (builder, steps) = _builders.Of(path) ?? throw new CannotCallException($"no request builder leads to {path}");
        var verb = method[0] + method[1..].ToLowerInvariant();
        var methods = builder.GetMethods().Where(one => typeof(Task).IsAssignableFrom(one.ReturnType) || Sequence.ItemOf(one.ReturnType) is not null);
        var found = methods.FirstOrDefault(one => more is null ? one.Name.StartsWith(verb + "As", StringComparison.Ordinal) : one.Name == $"{verb}{more}Async");
        return found is null ? null : new ClientMethod(found, steps, library.Documentation);
    }

    public CallArguments Of(ClientMethod method, OperationCall call)
    {
        var values = call.Body is { } body ? Body(method, body) : [];
        foreach (var (argument, name) in method.Arguments.Where(argument => argument.Place == ArgumentPlace.Path).Zip(RequestBuilders.Expressions(call.Operation.Path)))
        {
            var given = Given(call, ParameterLocation.Path).FirstOrDefault(one => one.Declared.Name == name) ?? throw new CannotCallException($"nothing was given for {name}");
            values[argument] = Models.Read(argument.Type, argument.Type.IsArray ? given.Value : PlaceOf(given));
        }
        foreach (var given in Given(call, ParameterLocation.Query))
            SetQuery(method, given, values);
        var cookies = string.Join("; ", Given(call, ParameterLocation.Cookie)
            .SelectMany(Spelling.Cookies).Select(cookie => $"{cookie.Name}={Uri.EscapeDataString(cookie.Value)}"));
        return new CallArguments(values,
        [
            .. Given(call, ParameterLocation.Header).Select(given => (given.Declared.Name!, Spelling.Single(given.Declared.Name!, given.Value, ParameterStyle.Simple, given.Declared.Explode))),
            .. cookies.Length > 0 ? [("Cookie", cookies)] : Array.Empty<(string, string)>(),
        ]);
    }

    public IReadOnlyDictionary<Argument, object?> Of(ClientMethod method, GivenBody body) => Body(method, body);

    private Dictionary<Argument, object?> Body(ClientMethod method, GivenBody body)
    {
        var values = new Dictionary<Argument, object?>();
        foreach (var argument in method.Arguments.Where(argument => argument.Place == ArgumentPlace.Method))
            values[argument] = argument.IsContentType ? body.MediaType : (Func<object?>)(() => ReadBody(argument.Type, body));
        return values;
    }

    private object? ReadBody(Type type, GivenBody body)
    {
        try
        {
            return Models.ReadBody(type, body.Value, body.Schema, client);
        }
        catch (Exception e) when (e is not CannotCallException)
        {
            throw new CannotCallException($"the body cannot be a {type.Name}: {e.Message}", e);
        }
    }

    private static IEnumerable<GivenParameter> Given(OperationCall call, ParameterLocation place) => call.Parameters.Where(given => given.Declared.In == place);

    private static JsonNode PlaceOf(GivenParameter given) =>
        given.Declared.Content is { Count: > 0 } content ? MediaKinds.Of(content.First().Key, content.First().Value.Schema) == MediaKind.Text ? given.Value : JsonValue.Create(given.Value.ToJsonString())
            : given.Value is JsonValue && given.Declared.Style is null or ParameterStyle.Simple ? given.Value
            : JsonValue.Create(Spelling.Single(given.Declared.Name!, given.Value, given.Declared.Style ?? ParameterStyle.Simple, given.Declared.Explode));

    private void SetQuery(ClientMethod method, GivenParameter given, Dictionary<Argument, object?> values)
    {
        Argument? Find(string name) => method.Arguments.FirstOrDefault(argument => argument.Place == ArgumentPlace.Query && argument.Name == name);
        var (name, style) = (given.Declared.Name!, given.Declared.Style ?? ParameterStyle.Form);
        if (Find(name) is { } argument)
            values[argument] = argument.Type == typeof(string[]) && given.Value is JsonObject map ? map.Select(member => $"{member.Key}={JsonValues.Plain(member.Value)}").ToArray()
                : given.Declared.Content is not { Count: > 0 } && given.Value is JsonValue || argument.Type != typeof(string) ? Models.Read(argument.Type, given.Value) : Spelling.Text(given);
        else if (given.Value is JsonObject members)
        {
            foreach (var (member, value) in members)
            {
                var own = style == ParameterStyle.DeepObject ? $"{name}[{member}]" : member;
                var place = Find(own) ?? throw new CannotCallException($"the query has no {own}");
                values[place] = Models.Read(place.Type, value);
            }
        }
        else
            throw new CannotCallException($"the query has no {name}");
    }
}
