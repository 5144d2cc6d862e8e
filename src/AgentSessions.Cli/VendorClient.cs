using System.Reflection;
using AgentSessions.Cli.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Cli;

/// <summary>
/// One vendor through one generator, as found in that generator's package: a static class with a Description, a
/// registration and listings, each of the operation that it repeats. A vendor that is added there is found here.
/// </summary>
internal sealed class VendorClient
{
    /// <summary>Any agent will do for the sandbox but the one that it is told to miss.</summary>
    public const string DemoAgent = "demo-agent";

    private readonly MethodInfo _add;
    private readonly Dictionary<string, MethodInfo> _lists;

    private VendorClient(Generator generator, Type binding)
    {
        Generator = generator;
        var methods = binding.GetMethods(BindingFlags.Public | BindingFlags.Static);
        _add = methods.Single(method => method.ReturnType == typeof(IHttpClientBuilder));
        _lists = methods.Select(method => (Method: method, Of: method.GetCustomAttribute<ListingOfAttribute>())).Where(list => list.Of is not null)
            .ToDictionary(list => list.Of!.Operation, list => list.Method);
        Description = (ApiDescription)binding.GetProperty(nameof(Description))!.GetValue(null)!;
        ListOperation = Listed.FirstOrDefault();
    }

    private VendorClient(VendorClient other) => (Generator, _add, _lists, Description) = (other.Generator, other._add, other._lists, other.Description);

    private static readonly (IReadOnlyList<VendorClient> Sound, IReadOnlyList<BrokenVendor> Broken) Installed = In(Generator.All);

    /// <summary>The clients that can be called, ordered by their vendors' names.</summary>
    public static IReadOnlyList<VendorClient> All => Installed.Sound;

    /// <summary>The clients that cannot be called.</summary>
    public static IReadOnlyList<BrokenVendor> Broken => Installed.Broken;

    /// <summary>The documents that the clients are of.</summary>
    public static IReadOnlyList<SandboxDocument> Documents { get; } = SandboxDocument.Of(Generator.All[0].Package);

    /// <summary>The vendors' names, in order.</summary>
    public static IReadOnlyList<string> Vendors { get; } = [.. All.Select(client => client.Vendor).Distinct()];

    /// <summary>The names of those that have something to list.</summary>
    public static IReadOnlyList<string> ListingVendors { get; } = [.. All.Where(client => client.ListOperation is not null).Select(client => client.Vendor).Distinct()];

    public Generator Generator { get; }

    public ApiDescription Description { get; }

    /// <summary>The operations that can be listed, in the document's order; empty where the vendor has nothing to list.</summary>
    public IEnumerable<ApiOperation> Listed => Description.Operations.Where(operation => _lists.ContainsKey(operation.Id));

    /// <summary>The one that is: the first, unless another is asked for. Null where there is none.</summary>
    public ApiOperation? ListOperation { get; private init; }

    public string Vendor => Description.Vendor;

    /// <summary>Whether the listing is of one agent.</summary>
    public bool TakesAgent => AgentParameter is not null;

    private MethodInfo? List => ListOperation is null ? null : _lists[ListOperation.Id];

    private ParameterInfo? AgentParameter => List?.GetParameters().Skip(1).FirstOrDefault(parameter => parameter.Name!.StartsWith("agent", StringComparison.Ordinal) && !parameter.HasDefaultValue);

    /// <summary>What the listing can be asked for.</summary>
    public IEnumerable<ApiParameter> QueryParameters => ListOperation?.Parameters.Where(parameter => parameter.In != ApiParameterLocation.Path) ?? [];

    /// <summary>The names of these on the wire.</summary>
    public IEnumerable<string> QueryNames => QueryParameters.Select(parameter => parameter.Name);

    /// <summary>An environment variable that the clients read, as in <c>PIPECAT_CLOUD_API_KEY</c>.</summary>
    public string Variable(string setting) => $"{Vendor.ToUpperInvariant().Replace('-', '_')}_{setting}";

    /// <summary>The same client for another of its listings.</summary>
    public VendorClient Of(string operation) => Listed.FirstOrDefault(listed => listed.Id == operation) is { } found
        ? new(this) { ListOperation = found }
        : throw new UsageException($"{Vendor} has no listing of '{operation}'. It has: {(Listed.Any() ? string.Join(", ", Listed.Select(listed => listed.Id)) : "none")}.");

    /// <summary>The clients in the generators' packages. One that is broken keeps no other from being found.</summary>
    public static (IReadOnlyList<VendorClient> Sound, IReadOnlyList<BrokenVendor> Broken) In(IEnumerable<Generator> generators)
    {
        var (sound, broken) = (new List<VendorClient>(), new List<BrokenVendor>());
        foreach (var (generator, type) in generators.SelectMany(generator => generator.Package.GetExportedTypes().Where(IsBinding).Select(type => (generator, type))))
        {
            try
            {
                sound.Add(new(generator, type));
            }
            catch (Exception e)
            {
                broken.Add(new(type.Name, generator, e.GetBaseException().Message));
            }
        }
        return ([.. sound.OrderBy(client => client.Vendor, StringComparer.Ordinal)], broken);
    }

    public static VendorClient Find(string vendor, string generator) =>
        All.FirstOrDefault(client => client.Vendor == vendor && client.Generator.Name == generator)
        ?? throw new UsageException(Spelling.Nearest(vendor, Vendors) is { } meant
            ? $"There is no vendor '{vendor}': did you mean {meant}?"
            : $"There is no vendor '{vendor}'. Vendors: {string.Join(", ", Vendors)}.");

    /// <summary>
    /// Creates the client in a container of its own. What <paramref name="configure"/> leaves alone comes from the
    /// environment.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; the message names it.</exception>
    public Connection Connect(Action<SpecClientOptions> configure, Action<TracedRequest>? seen = null)
    {
        var trace = new RequestTrace(Description, seen ?? (_ => { }));
        var services = new ServiceCollection();
        var builder = (IHttpClientBuilder)Invoke(_add, [services, configure, null])!;
        services.Configure<HttpClientFactoryOptions>(builder.Name, factory => factory.HttpMessageHandlerBuilderActions.Add(handlers =>
        {
            trace.InnerHandler = handlers.PrimaryHandler;
            handlers.PrimaryHandler = trace;
        }));
        var client = services.Single(service => service.ServiceType.Assembly == Generator.Package).ServiceType;
        var provider = services.BuildServiceProvider();
        return new(provider.GetRequiredService(client), provider, trace);
    }

    /// <summary>Begins the listing with the caller's own names and values for its parameters.</summary>
    public Listing Begin(object client, string? agent, IReadOnlyList<KeyValuePair<string, string>> query, PagingOptions paging)
    {
        if (ListOperation is null)
            throw new UsageException($"{Vendor} has nothing to list: no operation of it is said to give pages.");
        var values = new QueryValues(query, ListOperation.Parameters.Where(parameter => parameter.In == ApiParameterLocation.Header).Select(parameter => parameter.Name));
        var arguments = List!.GetParameters().Select((parameter, index) => index == 0 ? client
            : parameter == AgentParameter ? agent
            : parameter.ParameterType == typeof(PagingOptions) ? paging
            : values.ValueFor(parameter)).ToArray();
        if (values.Unused is { Count: > 0 } unused)
            throw new UsageException(Spelling.Nearest(unused[0], QueryNames) is { } meant
                ? $"{Vendor} has no parameter '{unused[0]}': did you mean {meant}?"
                : $"{Vendor} has no parameter '{unused[0]}'. It has: {string.Join(", ", QueryNames)}.");
        return Listing.Of(Invoke(List, arguments)!, Generator);
    }

    private static object? Invoke(MethodInfo method, object?[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    private static bool IsBinding(Type type) => type is { IsAbstract: true, IsSealed: true } && type.GetProperty(nameof(Description))?.PropertyType == typeof(ApiDescription);
}
