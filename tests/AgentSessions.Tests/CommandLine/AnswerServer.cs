using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AgentSessions.Tests.CommandLine;

/// <summary>A vendor on a loopback port that answers as a test tells it to.</summary>
internal sealed class AnswerServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private AnswerServer(WebApplication application) => _application = application;

    public string Address => _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public static async Task<AnswerServer> StartAsync(Func<HttpRequest, (HttpStatusCode Status, string Body)> answer, string echo = "none")
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(context =>
        {
            var (status, body) = answer(context.Request);
            context.Response.StatusCode = (int)status;
            context.Response.ContentType = "application/json";
            context.Response.Headers["x-request-id"] = "req-42";
            context.Response.Headers["x-echo"] = echo;
            return context.Response.WriteAsync(body);
        });
        await application.StartAsync();
        return new(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
