using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpecClients.Http;

namespace SpecClients.Client;

/// <summary>Registers a client of either generator with <see cref="IHttpClientFactory"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ClientRegistration
{
    /// <summary>
    /// Registers one account of one vendor. Settings come from the configuration, then the environment, then
    /// <paramref name="configure"/>, and are checked when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="api">The vendor's description.</param>
    /// <param name="account">The account's name, and the key of its client; null for the only one.</param>
    /// <param name="configure">The caller's settings.</param>
    /// <param name="create">Makes the generated client.</param>
    public static IHttpClientBuilder AddClient<TClient>(
        this IServiceCollection services, ApiDescription api, string? account, Action<SpecClientOptions>? configure, Func<HttpClient, SpecClientOptions, TClient> create)
        where TClient : class
    {
        var name = account is null ? typeof(TClient).FullName! : $"{typeof(TClient).FullName}:{account}";
        var settings = new ClientSettings(api, account, name);
        services.AddSingleton<IValidateOptions<SpecClientOptions>>(settings);
        services.AddSingleton<IOptionsChangeTokenSource<SpecClientOptions>>(provider => new ConfigurationChangeTokenSource<SpecClientOptions>(name, Configuration(provider)));
        services.AddOptions<SpecClientOptions>(name).ValidateOnStart().Configure<IServiceProvider>((options, provider) =>
        {
            settings.ReadConfiguration(Configuration(provider), options);
            settings.ReadEnvironment(options);
            configure?.Invoke(options);
        });
        services.TryAddKeyedTransient(account, (provider, _) =>
            create(provider.GetRequiredService<IHttpClientFactory>().CreateClient(name), Options(provider, name)));

        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Origin(api, name)));
        services.PostConfigure<HttpClientFactoryOptions>(name, factory =>
        {
            var isRedacted = factory.ShouldRedactHeaderValue;
            factory.ShouldRedactHeaderValue = header => IsSecret(api, header) || isRedacted(header);
            factory.HttpMessageHandlerBuilderActions.Add(builder => Surround(builder, api, name));
        });
        return services.AddHttpClient(name)
            .ConfigureHttpClient((provider, client) => ClientPipeline.Configure(client, api, Options(provider, name)))
            .UseSocketsHttpHandler((transport, _) => ClientPipeline.Configure(transport))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Puts a caller's own handlers inside the retries and outside of what sees the credential.</summary>
    private static void Surround(HttpMessageHandlerBuilder builder, ApiDescription api, string name)
    {
        var handlers = builder.AdditionalHandlers;
        if (handlers.Any(handler => handler is CallHandler))
            return;
        var options = Options(builder.Services, name);
        var address = ServerAddress.Resolve(api, options);
        if (options.BaseAddress is null && ServerAddress.LooksLikeDevelopment(address))
            DevelopmentServer(builder.Services.GetRequiredService<ILoggerFactory>().CreateLogger(api.Package.Name), api.Name, address.Host);

        var monitor = builder.Services.GetRequiredService<IOptionsMonitor<SpecClientOptions>>();
        var hasOwnResilience = handlers.Any(handler => handler is ResilienceHandler);
        foreach (var (index, handler) in ClientPipeline.Outer(api, () => monitor.Get(name), Time(builder), !hasOwnResilience).Index())
            handlers.Insert(index, handler);
        handlers.Add(new AttemptHandler());
    }

    /// <summary>Runs last, so that what is signed is seen by the primary handler alone, whoever sets it and however late.</summary>
    private sealed class Origin(ApiDescription api, string name) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            if (builder.Name != name || builder.PrimaryHandler is OriginHandler)
                return;
            ClientPipeline.Contain(builder.PrimaryHandler);
            builder.PrimaryHandler = new OriginHandler(api, Time(builder)) { InnerHandler = builder.PrimaryHandler };
        };
    }

    private static TimeProvider Time(HttpMessageHandlerBuilder builder) => builder.Services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static SpecClientOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SpecClientOptions>>().Get(name);

    private static IConfiguration Configuration(IServiceProvider provider) =>
        provider.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build();

    private static bool IsSecret(ApiDescription api, string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || api.Security.Any(scheme => header.Equals(scheme.Header, StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(1, LogLevel.Warning, "{Vendor} publishes {Host}, which looks like a development server. Set BaseAddress to say that it is meant, or where to go instead.")]
    private static partial void DevelopmentServer(ILogger logger, string vendor, string host);
}
