using System.Reflection;
using AgentSessions.Cli;
using Microsoft.Extensions.DependencyInjection;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>One vendor's client by one generator, made with or without a container. They are found, not listed: so is a sixth vendor.</summary>
internal sealed record Caller(VendorClient Vendor, bool InContainer)
{
    /// <summary>Every vendor, generator and way of making a client.</summary>
    public static IEnumerable<Caller> All => VendorClient.All.SelectMany(vendor => (Caller[])[new(vendor, InContainer: false), new(vendor, InContainer: true)]);

    /// <summary>Every vendor and generator, without a container.</summary>
    public static IEnumerable<Caller> Alone => All.Where(caller => !caller.InContainer);

    /// <summary>Every vendor: one caller a generator, without a container.</summary>
    public static IEnumerable<TestCaseData> ByVendor =>
        Alone.GroupBy(caller => caller.Id).Select(callers => new TestCaseData((object)callers.ToArray()).SetArgDisplayNames(callers.Key));

    /// <summary>The vendor's id, as in <c>pipecat-cloud</c>.</summary>
    public string Id => Vendor.Vendor;

    public ApiDescription Description => Vendor.Description;

    /// <summary>The operation that lists sessions.</summary>
    public ApiOperation Operation => Vendor.ListOperation!;

    public string? Agent => Vendor.TakesAgent ? "demo-agent" : null;

    /// <summary>The static class that makes clients of this vendor and this generator.</summary>
    public Type Binding => Vendor.Generator.Package.GetExportedTypes().Single(type =>
        type is { IsAbstract: true, IsSealed: true } && type.GetProperty(nameof(Description))?.GetValue(null) is ApiDescription found && found == Description);

    /// <summary>The largest page that the vendor documents, or 500.</summary>
    public int? PageSize => Operation.Parameters.Any(parameter => parameter.Name is "limit" or "per_page" or "page_size") ? Operation.Paging!.MaxPageSize ?? 500 : null;

    public Connection Connect(SandboxServer sandbox, Action<SpecClientOptions>? configure = null) =>
        Connect(options =>
        {
            (options.BaseAddress, options.ApiKey) = (sandbox.BaseAddress(Id), sandbox.ApiKey);
            configure?.Invoke(options);
        });

    /// <summary>Makes a client. What only a container can be given makes it one that is registered, whichever is asked for.</summary>
    public Connection Connect(Action<SpecClientOptions> configure, HttpMessageHandler? transport = null, Action<IServiceCollection>? services = null)
    {
        if (InContainer || transport is not null)
            return InsideContainer(configure, transport, services);
        var options = new SpecClientOptions();
        configure(options);
        var client = Binding.GetMethod("CreateClient")!.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [options], culture: null)!;
        return new Connection(this, client, client as IDisposable);
    }

    public override string ToString() => $"{Id} by {Vendor.Generator.Name}{(InContainer ? " in a container" : "")}";

    private Connection InsideContainer(Action<SpecClientOptions> configure, HttpMessageHandler? transport, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        more?.Invoke(services);
        var add = Binding.GetMethods(BindingFlags.Public | BindingFlags.Static).Single(method => method.ReturnType == typeof(IHttpClientBuilder));
        var builder = (IHttpClientBuilder)add.Invoke(null, [services, configure, null])!;
        if (transport is not null)
            builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        var client = services.Single(service => service.ServiceType.Assembly == Vendor.Generator.Package).ServiceType;
        var provider = services.BuildServiceProvider();
        return new Connection(this, provider.GetRequiredService(client), provider);
    }
}
