using System.Collections.Concurrent;
using System.Text;
using AgentSessions.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AgentSessions.Tests.Echoes;

/// <summary>A real server that gives one answer, and keeps what it received.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly HttpClient _plain = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Origin _origin = null!;

    public Uri Address => _origin.Address;

    /// <summary>The answer to a request, of which the target and the headers are given.</summary>
    public Func<string, EchoAnswer> Answer { get; set; } = _ => new(500);

    /// <summary>The target and the headers of each request.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    public static async Task<EchoServer> StartAsync()
    {
        var server = new EchoServer();
        server._origin = await Origin.Serve(server.AnswerAsync);
        return server;
    }

    /// <summary>Answers so from now on, and shows what a client gets of it that hides nothing.</summary>
    public async Task<string> GiveAsync(EchoAnswer answer)
    {
        Answer = _ => answer;
        using var response = await _plain.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead);
        Received.Clear();
        // A character set may be the key.
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        return $"{response.ReasonPhrase}\n{response.Headers}{response.Content.Headers}\n{body}";
    }

    public ValueTask DisposeAsync()
    {
        _plain.Dispose();
        return _origin.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}").Prepend(target));
        Received.Enqueue(request);
        var answer = Answer(request);
        context.Response.StatusCode = answer.Status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.Reason;
        context.Response.ContentType = answer.MediaType;
        // What is tried again is tried again at once.
        context.Response.Headers.RetryAfter = "0";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.BreaksOff)
            context.Response.ContentLength = answer.Body.Length + 10;
        // Kestrel closes a connection on which less has come than was announced.
        await context.Response.WriteAsync(answer.Body);
    }
}
