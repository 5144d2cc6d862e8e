using System.Globalization;
using System.Net;
using System.Text;
using AgentSessions.Benchmarks.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AgentSessions.Benchmarks.Streaming;

/// <summary>Kestrel with a stream of an event and a long wait, and downloads of any length.</summary>
internal static class StreamServer
{
    public const string Argument = "--serve-stream";

    private static readonly byte[] Chunk = new byte[128 * 1024];

    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.Run(context => context.Request.Path.Value!.TrimStart('/').Split('/') is ["bytes", var length] ? DownloadAsync(context, long.Parse(length, CultureInfo.InvariantCulture)) : FollowAsync(context));
        await application.StartAsync();
        await ServerProcess.ServeAsync([.. application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses]);
    }

    private static async Task FollowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("data: {\"sessionId\": \"s-1\"}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(TimeSpan.FromMilliseconds(5), context.RequestAborted);
    }

    private static async Task DownloadAsync(HttpContext context, long length)
    {
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = length;
        for (var left = length; left > 0; left -= Chunk.Length)
            await context.Response.Body.WriteAsync(Chunk.AsMemory(0, (int)Math.Min(left, Chunk.Length)), context.RequestAborted);
    }
}
