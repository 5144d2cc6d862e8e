using System.Linq.Expressions;
using System.Reflection;

namespace SpecClients.Conformance.Clients;

/// <summary>
/// One asynchronous method that is reached from a client: directly, as NSwag has it, or over request builders, as Kiota
/// has it. What it takes is one list of arguments in either case.
/// </summary>
internal sealed class ClientMethod
{
    private readonly Documentation _documentation;
    private readonly List<(MethodInfo Step, List<Argument> Arguments)> _path;
    private readonly List<(ParameterInfo Parameter, Argument? Argument, IReadOnlyDictionary<PropertyInfo, Argument> Query)> _parameters;

    /// <param name="method">The method.</param>
    /// <param name="path">The getters and methods of request builders that lead to it.</param>
    /// <param name="documentation">The XML documentation.</param>
    public ClientMethod(MethodInfo method, IReadOnlyList<MethodInfo> path, Documentation documentation)
    {
        (Method, _documentation) = (method, documentation);
        _path = [.. path.Select(step => (step, step.GetParameters().Select(place => new Argument(ArgumentPlace.Path, place.Name!, place.ParameterType, true, () => DocumentationOf(step, place))).ToList()))];
        _parameters = [.. method.GetParameters().Select(parameter => (parameter, ArgumentOf(parameter), QueryOf(parameter)))];
        Arguments = [.. _path.SelectMany(step => step.Arguments), .. _parameters.SelectMany(p => p.Query.Values.Prepend(p.Argument)).OfType<Argument>()];
    }

    public string Name => Method.Name;

    public MethodInfo Method { get; }

    public string Documentation => _documentation.Of(Method);

    /// <summary>What it can be given.</summary>
    public IReadOnlyList<Argument> Arguments { get; }

    /// <summary>What it promises, its task aside.</summary>
    public Type Result => Method.ReturnType.GetGenericArguments().FirstOrDefault() ?? typeof(void);

    /// <summary>The listings that extend a client.</summary>
    public static IReadOnlyList<ClientMethod> ListingsOf(object client, Type factory, Documentation documentation) =>
    [
        .. factory.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters() is [var first, ..] && first.ParameterType.IsInstanceOfType(client) && Sequence.ItemOf(method.ReturnType) is not null)
            .Select(method => new ClientMethod(method, [], documentation)),
    ];

    /// <summary>Calls it; what is not given is left at its default.</summary>
    /// <param name="client">The client.</param>
    /// <param name="values">The arguments; a function makes its value anew for each call.</param>
    /// <param name="headers">Headers that only the request's configuration takes.</param>
    public async Task<object?> InvokeAsync(object client, IReadOnlyDictionary<Argument, object?> values, IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        var answer = Begin(client, values, headers);
        if (answer is not Task task)
            return Method.IsStatic ? await Sequence.FirstAsync(answer) : await Sequence.TakeAsync(answer, int.MaxValue);
        await task;
        return Method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    /// <summary>Calls it, and gives its task or its sequence as it is.</summary>
    public object Begin(object client, IReadOnlyDictionary<Argument, object?> values, IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        object? Given(Argument argument) => values.GetValueOrDefault(argument) is Func<object?> make ? make() : values.GetValueOrDefault(argument);
        object? Of(ParameterInfo parameter, Argument? argument, IReadOnlyDictionary<PropertyInfo, Argument> query)
        {
            if (Method.IsStatic && parameter.Position == 0)
                return client;
            if (argument is not null)
                return values.ContainsKey(argument) ? Given(argument) : parameter.IsOptional && parameter.DefaultValue is not DBNull ? parameter.DefaultValue : null;
            if (ConfigurationOf(parameter) is not { } configuration || query.Count == 0 && headers is not { Count: > 0 })
                return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
            return Configure(configuration, [.. query.Where(one => values.ContainsKey(one.Value)).Select(one => (one.Key, Given(one.Value)))], headers ?? []);
        }
        var target = _path.Aggregate(client, (at, step) => step.Step.Invoke(at, BindingFlags.DoNotWrapExceptions, null, [.. step.Arguments.Select(Given)], null)!);
        var arguments = _parameters.Select(p => Of(p.Parameter, p.Argument, p.Query)).ToArray();
        return Method.Invoke(Method.IsStatic ? null : target, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    /// <summary>What sets the query and the headers on the request's configuration.</summary>
    private static Delegate Configure(Type configuration, List<(PropertyInfo Property, object? Value)> query, IReadOnlyList<(string Name, string Value)> headers)
    {
        void Fill(object target)
        {
            object Part(string name) => target.GetType().GetProperty(name)!.GetValue(target)!;
            foreach (var (property, value) in query)
                property.SetValue(Part("QueryParameters"), value);
            foreach (var (name, value) in headers)
                Part("Headers").GetType().GetMethod("Add", [typeof(string), typeof(string[])])!.Invoke(Part("Headers"), [name, new[] { value }]);
        }
        var parameter = Expression.Parameter(configuration);
        var fill = Expression.Invoke(Expression.Constant((Action<object>)Fill), Expression.Convert(parameter, typeof(object)));
        return Expression.Lambda(typeof(Action<>).MakeGenericType(configuration), fill, parameter).Compile(preferInterpretation: true);
    }

    private string DocumentationOf(MethodInfo step, ParameterInfo place) =>
        step.DeclaringType!.GetProperties().FirstOrDefault(property => property.GetMethod == step) is { } property ? _documentation.Of(property) : _documentation.Of(place);

    private Argument? ArgumentOf(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || ConfigurationOf(parameter) is not null || Method.IsStatic && parameter.Position == 0 ? null
            : new Argument(ArgumentPlace.Method, parameter.Name!, parameter.ParameterType, !parameter.IsOptional, () => _documentation.Of(parameter));

    /// <summary>For a parameter that configures the request: the query's properties.</summary>
    private Dictionary<PropertyInfo, Argument> QueryOf(ParameterInfo parameter) =>
        ConfigurationOf(parameter)?.GetProperty("QueryParameters") is not { } query ? [] : query.PropertyType.GetProperties()
            .Where(property => property.CanWrite)
            .ToDictionary(property => property, property => new Argument(ArgumentPlace.Query, NameOf(property), property.PropertyType, false, () => _documentation.Of(property)));

    private static Type? ConfigurationOf(ParameterInfo parameter) =>
        parameter.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Action<>) ? type.GetGenericArguments()[0] : null;

    private static string NameOf(PropertyInfo property) =>
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "QueryParameterAttribute")?.ConstructorArguments is [{ Value: string name }, ..]
            ? Uri.UnescapeDataString(name) : property.Name;
}
