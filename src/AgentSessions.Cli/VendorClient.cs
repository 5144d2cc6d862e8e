using System.Reflection;
using AgentSessions.Paging;

namespace AgentSessions.Cli;

/// <summary>
/// One vendor through one generator, as found in that generator's package: a static class with a Description,
/// CreateClient and a listing. A vendor that is added there is found here.
/// </summary>
internal sealed class VendorClient
{
    private readonly Type _binding;
    private readonly MethodInfo _list;

    private VendorClient(Generator generator, Type binding)
    {
        Generator = generator;
        _binding = binding;
        _list = binding.GetMethods(BindingFlags.Public | BindingFlags.Static).Single(method => IsListing(method.ReturnType));
        Description = (ApiDescription)binding.GetProperty(nameof(Description))!.GetValue(null)!;
    }

    public static IReadOnlyList<VendorClient> All { get; } =
        Generator.All
            .SelectMany(generator => generator.Package.GetExportedTypes().Where(IsBinding).Select(type => new VendorClient(generator, type)))
            .OrderBy(client => client.Description.Vendor, StringComparer.Ordinal)
            .ToList();

    /// <summary>The vendors' names, in order.</summary>
    public static IReadOnlyList<string> Vendors { get; } = [.. All.Select(client => client.Vendor).Distinct()];

    public Generator Generator { get; }

    public ApiDescription Description { get; }

    public string Vendor => Description.Vendor;

    /// <summary>Whether the listing is of one agent.</summary>
    public bool TakesAgent => AgentParameter is not null;

    private ParameterInfo? AgentParameter => _list.GetParameters().Skip(1).FirstOrDefault(parameter => parameter.Name!.StartsWith("agent", StringComparison.Ordinal) && !parameter.HasDefaultValue);

    /// <summary>The names, on the wire, of what the listing can be asked for.</summary>
    public IEnumerable<string> QueryNames => Description.Operations[0].Parameters.Where(parameter => parameter.In != ApiParameterLocation.Path).Select(parameter => parameter.Name);

    public static VendorClient Find(string vendor, string generator) =>
        All.FirstOrDefault(client => client.Vendor == vendor && client.Generator.Name == generator)
        ?? throw new UsageException(Spelling.Nearest(vendor, Vendors) is { } meant
            ? $"There is no vendor '{vendor}': did you mean {meant}?"
            : $"There is no vendor '{vendor}'. Vendors: {string.Join(", ", Vendors)}.");

    /// <summary>Creates the client; dispose of it where it can be.</summary>
    public object CreateClient(ClientOptions options) => Invoke(_binding.GetMethod(nameof(CreateClient))!, [options])!;

    /// <summary>Begins the listing with the caller's own names and values for its parameters.</summary>
    public Listing List(object client, string? agent, IReadOnlyList<KeyValuePair<string, string>> query, PagingOptions paging)
    {
        var values = new QueryValues(query, Description.Operations[0].Parameters.Where(parameter => parameter.In == ApiParameterLocation.Header).Select(parameter => parameter.Name));
        var arguments = _list.GetParameters().Select((parameter, index) => index == 0 ? client
            : parameter == AgentParameter ? agent
            : parameter.ParameterType == typeof(PagingOptions) ? paging
            : values.ValueFor(parameter)).ToArray();
        if (values.Unused is { Count: > 0 } unused)
            throw new UsageException($"{Vendor} has no parameter '{unused[0]}'. It has: {string.Join(", ", QueryNames)}.");
        return Listing.Of(Invoke(_list, arguments)!, Generator);
    }

    private static object? Invoke(MethodInfo method, object?[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    private static bool IsBinding(Type type) => type is { IsAbstract: true, IsSealed: true } && type.GetProperty(nameof(Description))?.PropertyType == typeof(ApiDescription);

    private static bool IsListing(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AsyncPageable<,>);
}
