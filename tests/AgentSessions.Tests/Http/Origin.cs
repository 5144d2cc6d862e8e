using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Http;

/// <summary>A real server on a loopback port of its own, which remembers the headers it was sent.</summary>
internal sealed class Origin : IAsyncDisposable
{
    private readonly WebApplication application;

    private Origin(WebApplication application) => this.application = application;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<string> Seen { get; } = [];

    public static Task<Origin> Serve(RequestDelegate answer) => Start(answer, _ => { });

    /// <summary>Serves over TLS, with a certificate that nobody has signed.</summary>
    public static Task<Origin> ServeTls(RequestDelegate answer)
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var exported = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        return Start(answer, listen => listen.UseHttps(exported));
    }

    /// <summary>Answers every connection with bytes that no HTTP server would send.</summary>
    public static Task<Origin> ServeRaw(Func<ConnectionContext, Task> answer) => Start(_ => Task.CompletedTask, listen => listen.Run(async connection =>
    {
        await connection.Transport.Input.ReadAsync();
        await answer(connection);
    }));

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<Origin> Start(RequestDelegate answer, Action<ListenOptions> listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(server =>
        {
            server.Limits.MinResponseDataRate = null;
            server.Listen(IPAddress.Loopback, 0, listen);
        });
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var origin = new Origin(application);
        application.Run(context =>
        {
            origin.Seen.Enqueue(string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")));
            return answer(context);
        });
        await application.StartAsync();
        origin.Address = new Uri(application.Urls.Single());
        return origin;
    }
}
