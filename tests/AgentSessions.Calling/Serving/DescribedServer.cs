using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Serving;

/// <summary>A server on a loopback port that knows a description and nothing of its clients.</summary>
/// <remarks>It takes one call at a time. A request that is not the described one is answered 418, and the problem kept.</remarks>
internal sealed class DescribedServer : IAsyncDisposable
{
    /// <summary>The problem until a request comes.</summary>
    public const string NoRequest = "no request came";

    private readonly WebApplication _application;
    private readonly RequestCheck _check;

    private DescribedServer(OpenApiDocument document)
    {
        _check = new RequestCheck(document);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>What is expected now.</summary>
    public OperationCall? Expected { get; set; }

    /// <summary>What was wrong with the last request, if anything.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the last request was answered, if it was as described.</summary>
    public PlannedAnswer? Answer { get; private set; }

    /// <summary>For tests: spoils an answer before it is sent.</summary>
    public Func<PlannedAnswer, PlannedAnswer> Spoil { get; init; } = answer => answer;

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<DescribedServer> StartAsync(OpenApiDocument document, Func<PlannedAnswer, PlannedAnswer>? spoil = null)
    {
        var server = new DescribedServer(document) { Spoil = spoil ?? (answer => answer) };
        await server._application.StartAsync();
        return server;
    }

    public void Expect(OperationCall call) => (Expected, Problem, Answer) = (call, NoRequest, null);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        ReceivedRequest request;
        try
        {
            request = await ReceivedRequest.ReadAsync(context);
            Problem = _check.Problem(Expected!, request);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            Problem = $"the request cannot be read: {e.Message}";
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return;
        }
        if (Problem is null && (Answer = Accepted(request)) is null)
            Problem = $"Accept is {request.Headers.GetValueOrDefault("Accept")}, none of {string.Join(", ", Expected!.Answers.Select(answer => answer.MediaType))}";
        if (Answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return;
        }
        var answer = Spoil(Answer);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        if (answer.Bytes.Length > 0)
            await context.Response.Body.WriteAsync(answer.Bytes);
    }

    /// <summary>The first documented answer that the request accepts.</summary>
    private PlannedAnswer? Accepted(ReceivedRequest request)
    {
        var accepted = request.Headers.TryGetValue("Accept", out var accept)
            ? accept.Split(',').Select(MediaKinds.Bare).ToList()
            : ["*/*"];
        return Expected!.Answers.FirstOrDefault(answer => answer.MediaType is null || accepted.Any(range =>
            range == "*/*" || range == MediaKinds.Bare(answer.MediaType) || range.EndsWith("/*", StringComparison.Ordinal) && MediaKinds.Bare(answer.MediaType).StartsWith(range[..^1], StringComparison.Ordinal)));
    }
}
