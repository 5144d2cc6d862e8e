using System.Reflection;
using AgentSessions.Cli;
using Microsoft.Kiota.Abstractions;
using SpecClients.Paging;

namespace AgentSessions.Tests.Vendors;

/// <summary>A generated client whose types are known at run time only.</summary>
internal sealed class Connection(Caller caller, object client, IDisposable? owner) : IDisposable
{
    /// <summary>The values of a call, by their names on the wire.</summary>
    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    public Listing List(PagingOptions? paging = null, IReadOnlyDictionary<string, string>? values = null) =>
        caller.Vendor.Begin(client, AgentOf(values), [.. (values ?? Nothing).Where(value => !IsPath(value.Key))], paging ?? new PagingOptions());

    /// <summary>The listing's items as the generated types.</summary>
    public IAsyncEnumerable<object> Items(PagingOptions? paging = null) => (IAsyncEnumerable<object>)Pageable(paging);

    /// <summary>The listing's pages, of whatever types they are.</summary>
    public IAsyncEnumerable<dynamic> Pages(PagingOptions? paging = null) => (IAsyncEnumerable<dynamic>)((dynamic)Pageable(paging)).AsPages();

    /// <summary>The generated call for one page, with what is given and nothing else.</summary>
    public Task<object?> OnePageAsync(IReadOnlyDictionary<string, string>? values = null, CancellationToken cancel = default)
    {
        values = WithAgent(values ?? Nothing);
        return ResultOf(caller.Vendor.Generator.Name == "kiota" ? Kiota(values, cancel) : NSwag(values, cancel));
    }

    public void Dispose() => owner?.Dispose();

    private static async Task<object?> ResultOf(Task answer)
    {
        await answer;
        return answer.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(answer);
    }

    private static object? Invoke(MethodInfo method, object? target, params object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    private object Pageable(PagingOptions? paging)
    {
        var list = caller.Binding.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(AsyncPageable<,>));
        return Invoke(list, null, [.. list.GetParameters().Select((parameter, index) => index == 0 ? client
            : parameter.ParameterType == typeof(PagingOptions) ? paging
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : caller.Agent)])!;
    }

    private Task NSwag(IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        var call = client.GetType().GetMethods().Single(method => Plain(method.Name) == Plain(caller.Operation.Id) + "async");
        return (Task)Invoke(call, client, [.. call.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(CancellationToken) ? cancel
            : values.Where(value => IsNamed(value.Key, parameter.Name!)).Select(value => Parse(value.Value, parameter.ParameterType)).FirstOrDefault())])!;
    }

    /// <summary>C# may leave out what a header's name begins with.</summary>
    private bool IsNamed(string wireName, string name) =>
        Plain(wireName) == Plain(name) || (caller.Operation.Parameters.First(parameter => parameter.Name == wireName).In == ApiParameterLocation.Header && Plain(wireName).EndsWith(Plain(name), StringComparison.Ordinal));

    private Task Kiota(IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        var at = client;
        foreach (var segment in caller.Operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = segment is ['{', .. var name, '}']
                ? Invoke(at.GetType().GetProperty("Item", [typeof(string)])!.GetMethod!, at, values[name])!
                : at.GetType().GetProperties().Single(property => Plain(property.Name) == Plain(segment)).GetValue(at)!;
        }
        var get = at.GetType().GetMethod("GetAsync")!;
        var query = get.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[0];
        var configure = GetType().GetMethod(nameof(Configure), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(query).Invoke(this, [values]);
        return (Task)Invoke(get, at, configure, cancel)!;
    }

    private Action<RequestConfiguration<TQuery>> Configure<TQuery>(IReadOnlyDictionary<string, string> values) where TQuery : class, new() => request =>
    {
        foreach (var (name, value) in values.Where(value => !IsPath(value.Key)))
        {
            if (caller.Operation.Parameters.First(parameter => parameter.Name == name).In == ApiParameterLocation.Header)
                request.Headers.Add(name, value);
            else
            {
                var property = typeof(TQuery).GetProperties().Single(property => Plain(property.Name) == Plain(name));
                property.SetValue(request.QueryParameters, Parse(value, property.PropertyType));
            }
        }
    };

    /// <summary>A call that names no agent is of the demo agent.</summary>
    private Dictionary<string, string> WithAgent(IReadOnlyDictionary<string, string> values)
    {
        var all = new Dictionary<string, string>(values);
        foreach (var parameter in caller.Operation.Parameters.Where(parameter => parameter.In == ApiParameterLocation.Path))
            all.TryAdd(parameter.Name, caller.Agent!);
        return all;
    }

    private string? AgentOf(IReadOnlyDictionary<string, string>? values) =>
        values?.Where(value => IsPath(value.Key)).Select(value => value.Value).FirstOrDefault() ?? caller.Agent;

    private bool IsPath(string name) => caller.Operation.Parameters.Any(parameter => parameter.Name == name && parameter.In == ApiParameterLocation.Path);

    private static object Parse(string value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target.GetMethod("op_Implicit", [typeof(string)]) is { } open && open.ReturnType == target ? open.Invoke(null, [value])!
            : target == typeof(DateTimeOffset) ? DateTimeOffset.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
            : Convert.ChangeType(value, target, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
