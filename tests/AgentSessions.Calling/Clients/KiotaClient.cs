using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Nodes;
using AgentSessions.Calling.Planning;
using AgentSessions.Calling.Serving;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Clients;

/// <summary>A client of Kiota's: a way over properties and indexers to a method, and a configuration of the request.</summary>
internal sealed class KiotaClient(ClientDoor door, Uri server) : IClient
{
    private readonly KiotaValues _values = ExcusingReadOnlyMembers(door.Assembly);
    private readonly KiotaWays _ways = new(door.Create(server));

    public void Dispose() => ((IDisposable)_ways.Client).Dispose();

    public string Write(object result) => _values.Write(result);

    public async Task<object?> CallAsync(OperationCall call)
    {
        var path = call.Parameters.Where(given => given.Declared.In == ParameterLocation.Path).ToDictionary(given => given.Declared.Name!, PlaceOf);
        var builder = _ways.Follow(call.Operation.Path, name => path.GetValueOrDefault(name) ?? throw new CannotCallException($"nothing was given for {name}"), _values);
        var verb = call.Operation.Method[0] + call.Operation.Method[1..].ToLowerInvariant();
        var methods = builder.GetType().GetMethods().Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();
        var method = methods.FirstOrDefault(method => method.Name == verb + "Async") ?? methods.FirstOrDefault(method => method.Name.StartsWith(verb + "As", StringComparison.Ordinal))
            ?? throw new CannotCallException($"{builder.GetType().Name} has no {verb}Async");
        var arguments = method.GetParameters().Select(parameter => Argument(parameter, call)).ToArray();
        var task = (Task)method.Invoke(builder, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    private static JsonNode PlaceOf(GivenParameter given) =>
        given.Declared.Content is { Count: > 0 } content ? MediaKinds.Of(content.First().Key, content.First().Value.Schema) == MediaKind.Text ? given.Value : JsonValue.Create(given.Value.ToJsonString())
            : given.Value is JsonValue && given.Declared.Style is null or ParameterStyle.Simple ? given.Value
            : JsonValue.Create(Styles.Single(given.Declared.Name!, given.Value, given.Declared.Style ?? ParameterStyle.Simple, given.Declared.Explode));

    private object? Argument(ParameterInfo parameter, OperationCall call)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        if (parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Action<>))
            return Configuration(parameter.ParameterType, call);
        if (parameter.ParameterType == typeof(string) && parameter.Name == "contentType")
            return call.Body?.MediaType;
        if (call.Body is not { } body)
            return null;
        try
        {
            return _values.ReadBody(parameter.ParameterType, body.Value, body.Schema, _ways.Client);
        }
        catch (Exception e) when (e is not CannotCallException)
        {
            throw new CannotCallException($"the body cannot be a {parameter.ParameterType.Name}: {e.Message}", e);
        }
    }

    /// <summary>What sets the query and the headers on the request's configuration.</summary>
    private Delegate Configuration(Type action, OperationCall call)
    {
        void Fill(object configuration)
        {
            var query = configuration.GetType().GetProperty("QueryParameters")!.GetValue(configuration)!;
            foreach (var given in call.Parameters.Where(given => given.Declared.In == ParameterLocation.Query))
                Set(query, given);
            var headers = configuration.GetType().GetProperty("Headers")!.GetValue(configuration)!;
            var add = headers.GetType().GetMethod("Add", [typeof(string), typeof(string[])])!;
            foreach (var given in call.Parameters.Where(given => given.Declared.In == ParameterLocation.Header))
                add.Invoke(headers, [given.Declared.Name, new[] { Styles.Single(given.Declared.Name!, given.Value, ParameterStyle.Simple, given.Declared.Explode) }]);
            var cookies = call.Parameters.Where(given => given.Declared.In == ParameterLocation.Cookie)
                .SelectMany(given => Styles.Pairs(given.Declared.Name!, given.Value, given.Declared.Style ?? ParameterStyle.Form, given.Declared.Explode))
                .Select(pair => $"{pair.Name}={Uri.EscapeDataString(JsonValues.Plain(pair.Value))}").ToList();
            if (cookies.Count > 0)
                add.Invoke(headers, ["Cookie", new[] { string.Join("; ", cookies) }]);
        }
        var configuration = Expression.Parameter(action.GetGenericArguments()[0]);
        var fill = Expression.Invoke(Expression.Constant((Action<object>)Fill), Expression.Convert(configuration, typeof(object)));
        return Expression.Lambda(action, fill, configuration).Compile(preferInterpretation: true);
    }

    private void Set(object query, GivenParameter given)
    {
        var (name, style) = (given.Declared.Name!, given.Declared.Style ?? ParameterStyle.Form);
        if (Find(query, name) is { } property)
            property.SetValue(query, given.Declared.Content is not { Count: > 0 } && given.Value is JsonValue || property.PropertyType != typeof(string) ? _values.Read(property.PropertyType, given.Value) : TextOf(given));
        else if (given.Value is JsonObject members)
        {
            foreach (var (member, value) in members)
            {
                var own = style == ParameterStyle.DeepObject ? $"{name}[{member}]" : member;
                var place = Find(query, own) ?? throw new CannotCallException($"the query has no {own}");
                place.SetValue(query, _values.Read(place.PropertyType, value));
            }
        }
        else
            throw new CannotCallException($"the query has no {name}");
    }

    /// <summary>What a caller would write who has to write the text.</summary>
    private static string TextOf(GivenParameter given) =>
        given.Declared.Content is { Count: > 0 } ? given.Value.ToJsonString()
            : Styles.Pairs(given.Declared.Name!, given.Value, given.Declared.Style ?? ParameterStyle.Form, given.Declared.Explode).Select(pair => pair.Value).ToList() is [{ } only] ? JsonValues.Plain(only)
            : JsonValues.Plain(given.Value);

    private static PropertyInfo? Find(object query, string name) => query.GetType().GetProperties().FirstOrDefault(property => WireName(property) == name);

    private static string WireName(PropertyInfo property) =>
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "QueryParameterAttribute")?.ConstructorArguments is [{ Value: string name }, ..]
            ? Uri.UnescapeDataString(name) : property.Name;

    /// <summary>
    /// Lets a body be read that has none of what the server sets alone: a request's values are read here as an answer's are.
    /// </summary>
    private static KiotaValues ExcusingReadOnlyMembers(Assembly assembly)
    {
        var schemas = assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .Select(type => type.GetField("Schema_", BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)?.GetValue(null)).OfType<object>();
        foreach (var member in schemas.SelectMany(schema => (IEnumerable<object>)schema.GetType().GetField("<members>P", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(schema)!))
        {
            var facts = member.GetType().GetProperty("Facts")!;
            var (isRequired, isReadOnly) = (Enum.Parse(facts.PropertyType, "Required"), Enum.Parse(facts.PropertyType, "ReadOnly"));
            var said = Convert.ToInt32(facts.GetValue(member), CultureInfo.InvariantCulture);
            if ((said & (int)isReadOnly) != 0)
                facts.SetValue(member, Enum.ToObject(facts.PropertyType, said & ~(int)isRequired));
        }
        return new KiotaValues(assembly);
    }
}
