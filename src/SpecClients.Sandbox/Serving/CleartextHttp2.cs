using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace SpecClients.Sandbox.Serving;

/// <summary>
/// HTTP/1.1 and HTTP/2 on one port without TLS. Kestrel takes HTTP/2 there only where TLS has agreed on it, so a
/// connection that opens with HTTP/2's preface is shown to Kestrel as if it had.
/// </summary>
internal static class CleartextHttp2
{
    public static void UseCleartextHttp2(this ListenOptions listen)
    {
        listen.KestrelServerOptions.AllowAlternateSchemes = true;
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.Use(next => async connection =>
        {
            if (await IsHttpTwoAsync(connection).ConfigureAwait(false))
            {
                var agreed = new AgreedOnHttpTwo();
                connection.Features.Set<ITlsConnectionFeature>(agreed);
                connection.Features.Set<ITlsApplicationProtocolFeature>(agreed);
            }
            await next(connection).ConfigureAwait(false);
        });
    }

    private static async Task<bool> IsHttpTwoAsync(ConnectionContext connection)
    {
        var preface = "PRI * "u8.ToArray();
        try
        {
            var read = await connection.Transport.Input.ReadAtLeastAsync(preface.Length, connection.ConnectionClosed).ConfigureAwait(false);
            var opening = read.Buffer.Slice(0, Math.Min(preface.Length, read.Buffer.Length)).ToArray();
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return opening.AsSpan().SequenceEqual(preface);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private sealed class AgreedOnHttpTwo : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
