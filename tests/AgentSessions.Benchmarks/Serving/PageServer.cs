using System.IO.Compression;
using System.Net;
using AgentSessions.Benchmarks.Decoding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AgentSessions.Benchmarks.Serving;

/// <summary>Kestrel with one page for every request: HTTP/1.1 on its first port, HTTP/2 on its second, packed for those who ask if it is told to.</summary>
internal static class PageServer
{
    public const string Argument = "--serve-page";
    public const string Packing = "packing";
    public const string Plain = "plain";

    public static async Task ServeAsync(string vendor, int rows, bool packs)
    {
        var page = await VendorPages.BodyAsync(vendor, rows);
        var packed = Pack(page);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        await using var application = builder.Build();
        application.Run(context =>
        {
            var isPacked = packs && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
            var body = isPacked ? packed : page;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            if (isPacked)
                context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await application.StartAsync();
        await ServerProcess.ServeAsync([.. application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses]);
    }

    private static byte[] Pack(byte[] page)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(page);
        return packed.ToArray();
    }
}
