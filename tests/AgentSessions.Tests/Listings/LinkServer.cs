using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AgentSessions.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace AgentSessions.Tests.Listings;

/// <summary>A server on loopback that gives eight rows, three a page, each page with what a test says of the next.</summary>
internal sealed class LinkServer : IAsyncDisposable
{
    public const int Rows = 8;
    public const int Size = 3;

    private Origin _origin = null!;

    public Uri Address => new(_origin.Address, "v3");

    /// <summary>The requests: method, path and query, and the headers and body that matter.</summary>
    public ConcurrentQueue<(string Line, string Key, string Tenant, string Body)> Seen { get; } = [];

    /// <param name="next">What the page that ends before a row says of the next: a link for the body and a header's lines.</param>
    public static async Task<LinkServer> StartAsync(Func<HttpRequest, int, (string? Body, string[] Header)> next)
    {
        var server = new LinkServer();
        server._origin = await Origin.Serve(async context =>
        {
            var request = context.Request;
            using var body = new StreamReader(request.Body);
            var line = $"{request.Method} {request.Path}{request.QueryString}";
            server.Seen.Enqueue((line, request.Headers["X-Key"].ToString(), request.Headers["X-Tenant"].ToString(), await body.ReadToEndAsync()));
            var at = int.TryParse(request.Query["at"], out var from) ? from : 0;
            var rows = new JsonArray([.. Enumerable.Range(at, Math.Max(0, Math.Min(Size, Rows - at))).Select(id => new JsonObject { ["id"] = id })]);
            var (link, header) = next(request, at + Size);
            context.Response.Headers.Link = header;
            context.Response.ContentType = "application/json";
            JsonNode answer = request.Path.Value!.EndsWith("rows", StringComparison.Ordinal) ? rows
                : request.Path.Value.EndsWith("untyped", StringComparison.Ordinal) ? new JsonObject { ["rows"] = rows }
                : new JsonObject { ["runs"] = rows, ["next"] = link, ["links"] = link is null ? null : new JsonObject { ["next"] = link } };
            await context.Response.WriteAsync(answer.ToJsonString());
        });
        return server;
    }

    public ValueTask DisposeAsync() => _origin.DisposeAsync();
}
