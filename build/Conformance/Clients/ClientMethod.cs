using System.Linq.Expressions;
using System.Reflection;

namespace SpecClients.Conformance.Clients;

/// <summary>
/// One asynchronous method that is reached from a client: directly, as NSwag has it, or over properties and indexers, as
/// Kiota has it. What it takes is one list of slots in either case.
/// </summary>
internal sealed class ClientMethod
{
    private readonly IReadOnlyList<(PropertyInfo Property, Slot? Index)> _way;
    private readonly MethodInfo _method;
    private readonly List<(ParameterInfo Parameter, Slot? Slot, IReadOnlyDictionary<PropertyInfo, Slot> Query)> _parameters = [];

    private ClientMethod(MethodInfo method, IReadOnlyList<(PropertyInfo Property, Slot? Index)> way, Documentation documentation)
    {
        (_method, _way) = (method, way);
        Documentation = documentation.Of(method);
        foreach (var parameter in method.GetParameters())
            _parameters.Add((parameter, SlotOf(parameter, documentation), QueryOf(parameter, documentation)));
        Slots = [.. way.Select(step => step.Index).OfType<Slot>(), .. _parameters.SelectMany(p => p.Query.Values.Prepend(p.Slot)).OfType<Slot>()];
    }

    public string Name => _method.Name;

    public MethodInfo Method => _method;

    public string Documentation { get; }

    /// <summary>What it can be given.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>What it promises, its task aside.</summary>
    public Type Result => _method.ReturnType.GetGenericArguments().FirstOrDefault() ?? typeof(void);

    /// <summary>Every method of a client's that answers with a task.</summary>
    public static IReadOnlyList<ClientMethod> Of(object client, Documentation documentation)
    {
        var found = new List<ClientMethod>();
        Collect(client.GetType(), client, [], documentation, found);
        return found;
    }

    /// <summary>The hand-written listings that extend a client.</summary>
    public static IReadOnlyList<ClientMethod> ListingsOf(object client, Type door, Documentation documentation) =>
    [
        .. door.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters() is [var first, ..] && first.ParameterType.IsInstanceOfType(client) && Sequence.ItemOf(method.ReturnType) is not null)
            .Select(method => new ClientMethod(method, [], documentation)),
    ];

    /// <summary>Calls it; what is not given is left at its default.</summary>
    public async Task<object?> InvokeAsync(object client, IReadOnlyDictionary<Slot, object?> values)
    {
        var at = client;
        foreach (var (property, index) in _way)
            at = property.GetValue(at, index is null ? null : [values.GetValueOrDefault(index)])!;
        var arguments = _parameters.Select(p => Argument(p.Parameter, p.Slot, p.Query, client, values)).ToArray();
        var answer = _method.Invoke(_method.IsStatic ? null : at, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        if (answer is not Task task)
            return await Sequence.FirstAsync(answer);
        await task;
        return _method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    private static void Collect(Type type, object client, List<(PropertyInfo Property, Slot? Index)> way, Documentation documentation, List<ClientMethod> found)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        found.AddRange(type.GetMethods(Own).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).Select(method => new ClientMethod(method, way, documentation)));
        if (way.Count > 32)
            return;
        foreach (var property in type.GetProperties(Own).Where(property => property.PropertyType is { IsClass: true } && property.PropertyType.Namespace!.StartsWith(client.GetType().Namespace!, StringComparison.Ordinal)))
        {
            var index = property.GetIndexParameters() is [var parameter] ? new Slot(parameter.Name!, parameter.ParameterType, true, documentation.Of(property)) : null;
            Collect(property.PropertyType, client, [.. way, (property, index)], documentation, found);
        }
    }

    private static Slot? SlotOf(ParameterInfo parameter, Documentation documentation)
    {
        var slot = new Slot(parameter.Name!, parameter.ParameterType, !parameter.IsOptional, documentation.Of(parameter));
        return parameter.ParameterType != typeof(CancellationToken) && (slot.IsOfBody || slot.Distinct(1) is not null) ? slot : null;
    }

    /// <summary>For a parameter that configures the request: the query's properties.</summary>
    private static Dictionary<PropertyInfo, Slot> QueryOf(ParameterInfo parameter, Documentation documentation) =>
        ConfigurationOf(parameter)?.GetProperty("QueryParameters") is not { } query ? [] : query.PropertyType.GetProperties()
            .Where(property => property.CanWrite)
            .ToDictionary(property => property, property => new Slot(property.Name, property.PropertyType, false, documentation.Of(property)));

    private static Type? ConfigurationOf(ParameterInfo parameter) =>
        parameter.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Action<>) ? type.GetGenericArguments()[0] : null;

    private object? Argument(ParameterInfo parameter, Slot? slot, IReadOnlyDictionary<PropertyInfo, Slot> query, object client, IReadOnlyDictionary<Slot, object?> values)
    {
        if (_method.IsStatic && parameter.Position == 0)
            return client;
        if (slot is not null)
            return values.TryGetValue(slot, out var given) ? given is Func<object?> make ? make() : given : parameter.IsOptional && parameter.DefaultValue is not DBNull ? parameter.DefaultValue : null;
        if (query.Count == 0)
            return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;

        void Fill(object configuration)
        {
            var target = configuration.GetType().GetProperty("QueryParameters")!.GetValue(configuration);
            foreach (var (property, one) in query.Where(pair => values.ContainsKey(pair.Value)))
                property.SetValue(target, values[one]);
        }
        var configuration = Expression.Parameter(ConfigurationOf(parameter)!);
        var fill = Expression.Invoke(Expression.Constant((Action<object>)Fill), Expression.Convert(configuration, typeof(object)));
        return Expression.Lambda(parameter.ParameterType, fill, configuration).Compile(preferInterpretation: true);
    }
}
