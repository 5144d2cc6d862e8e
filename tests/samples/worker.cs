#:project ../../src/AgentSessions.NSwag/AgentSessions.NSwag.csproj
#:package Microsoft.Extensions.Hosting
#:property PublishAot=false

using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.NSwag;
using SpecClients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddMeibelClient(meibel => meibel.MaxRetries = 5);
builder.Services.AddHostedService<SessionWatch>();
await builder.Build().RunAsync();

/// <summary>Says once a minute how many sessions are running; a vendor that is down is no reason to stop.</summary>
internal sealed partial class SessionWatch(IMeibelClient meibel, ILogger<SessionWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                SessionsRunning(await meibel.ListAllSessionsAsync("agent-42", status: "RUNNING").CountAsync(stoppingToken));
            }
            catch (Exception error) when (error is IApiError or ApiTransportException)
            {
                NotAnswered(error);
            }
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} sessions are running.")]
    private partial void SessionsRunning(int count);

    [LoggerMessage(LogLevel.Warning, "Meibel did not answer; the next try is in a minute.")]
    private partial void NotAnswered(Exception error);
}
