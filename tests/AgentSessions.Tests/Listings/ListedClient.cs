using System.Reflection;
using AgentSessions.Tests.Building;
using SpecClients.Client;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Kiota;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>A client of a document of ours, generated with its listings, compiled in memory and loaded.</summary>
internal sealed class ListedClient
{
    private readonly Assembly _assembly;

    private ListedClient(Assembly assembly) => _assembly = assembly;

    /// <summary>What the generator and the writer of listings warn of.</summary>
    public IReadOnlyList<Problem> Warnings { get; private init; } = [];

    /// <summary>The static class of the listings.</summary>
    public Type Setup => _assembly.GetType("Acme.AcmeSetup", throwOnError: true)!;

    private ApiDescription Description => (ApiDescription)Setup.GetProperty("Description")!.GetValue(null)!;

    /// <summary>The listings by the operations that they repeat.</summary>
    public IReadOnlyDictionary<string, MethodInfo> Listings => Setup.GetMethods()
        .Where(method => method.GetCustomAttribute<ListingOfAttribute>() is not null).ToDictionary(method => method.GetCustomAttribute<ListingOfAttribute>()!.Operation);

    /// <summary>Generates, guards and compiles.</summary>
    public static async Task<ListedClient> CreateAsync(string generator, string spec, string? overlay)
    {
        var folder = Directory.CreateTempSubdirectory("listed-").FullName;
        try
        {
            IGenerator made = generator == "kiota" ? new KiotaGenerator() : new NSwagGenerator();
            var document = Compile(spec, overlay);
            var warnings = await GuardedGeneration.RunAsync(document, made, folder, default);
            var sources = Directory.EnumerateFiles(IGenerator.OutputOf(document, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
            return new ListedClient(InMemory.Load(sources)) { Warnings = warnings };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static EffectiveDocument Compile(string spec, string? overlay) => EffectiveDocument.Standalone(
        "Acme", DocumentReader.Parse(spec, "spec.yaml"), overlay is null ? null : Overlay.Parse(DocumentReader.Parse(overlay, "spec.overlay.yaml")));

    /// <summary>An overlay that says how one operation's pages turn.</summary>
    public static string OverlayOf(string path, string method, string paging) => $"""
        overlay: 1.0.0
        info: {"{"} title: Acme, version: '1' {"}"}
        actions:
          - target: $.paths['{path}'].{method}
            x-reason: So it is said.
            update:
              x-paging: {paging}
        """;

    /// <summary>Sends through the pipeline to a server.</summary>
    public HttpClient Connect(Uri server, string apiKey) => ClientPipeline.Create(Description, new() { BaseAddress = server, ApiKey = apiKey });

    /// <summary>Begins a listing, with some of its arguments by their names; a Kiota query is set by the names of its properties.</summary>
    public IAsyncEnumerable<object> List(string operation, HttpMessageHandler server, PagingOptions? paging = null, params (string Name, object? Value)[] arguments) =>
        List(operation, new HttpClient(server) { BaseAddress = new Uri("https://acme.test/") }, paging, arguments);

    /// <summary>The same of a server that a client is connected to.</summary>
    public IAsyncEnumerable<object> List(string operation, HttpClient http, PagingOptions? paging = null, params (string Name, object? Value)[] arguments)
    {
        var list = Listings[operation];
        var client = ClientOf(operation, http);
        var pageable = list.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. list.GetParameters().Select((parameter, at) => at == 0 ? client
            : parameter.ParameterType == typeof(PagingOptions) ? paging
            : parameter.Name == "query" ? Setter(parameter.ParameterType, arguments)
            : arguments.Where(argument => argument.Name == parameter.Name).Select(argument => Made(parameter.ParameterType, argument.Value)).DefaultIfEmpty(parameter.HasDefaultValue ? parameter.DefaultValue : null).First())], null)!;
        return (IAsyncEnumerable<object>)pageable;
    }

    /// <summary>The client that has an operation's listing, over a connection.</summary>
    public object ClientOf(string operation, HttpClient http) => ClientOf(Listings[operation].GetParameters()[0].ParameterType, http);

    private object ClientOf(Type type, HttpClient http)
    {
        if (type.IsInterface)
            return Activator.CreateInstance(_assembly.GetType("Acme.AcmeClient")!, http)!;
        return Activator.CreateInstance(type, KiotaAdapter.Create(http, Description, new SpecClientOptions()))!;
    }

    /// <summary>A model is said as a dictionary of its members.</summary>
    private static object? Made(Type type, object? value)
    {
        if (value is not IReadOnlyDictionary<string, object?> members)
            return value;
        var model = Activator.CreateInstance(type)!;
        foreach (var (name, member) in members)
        {
            var property = type.GetProperty(name)!;
            property.SetValue(model, Made(property.PropertyType, member));
        }
        return model;
    }

    private static Delegate Setter(Type action, (string Name, object? Value)[] arguments) =>
        typeof(ListedClient).GetMethod(nameof(SetterOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(action.GetGenericArguments()).CreateDelegate<Func<(string, object?)[], Delegate>>()(arguments);

    private static Action<TQuery> SetterOf<TQuery>((string Name, object? Value)[] arguments) => query =>
    {
        foreach (var (name, value) in arguments)
            typeof(TQuery).GetProperty(name.StartsWith("query.", StringComparison.Ordinal) ? name["query.".Length..] : char.ToUpperInvariant(name[0]) + name[1..])?.SetValue(query, value);
    };
}
