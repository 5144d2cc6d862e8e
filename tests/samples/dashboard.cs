#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/AgentSessions.Kiota/AgentSessions.Kiota.csproj
#:property PublishAot=false

// One page: how many Meibel sessions an agent has in each state, and the latest of them.
using AgentSessions.Generated.Meibel.Kiota;
using AgentSessions.Kiota;
using SpecClients.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using static System.Net.WebUtility;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMeibelClient();
var application = builder.Build();

application.MapGet("/", async Task<ContentHttpResult> (MeibelClient meibel, string agent = "agent-42", CancellationToken cancel = default) =>
{
    var all = new PagingOptions { PageSize = 100, MaxConcurrency = 4 };
    var sessions = await meibel.ListAllSessionsAsync(agent, paging: all).ToListAsync(cancel);
    var states = sessions.CountBy(session => session.Status ?? "unknown").OrderByDescending(state => state.Value);
    var latest = sessions.OrderByDescending(session => session.StartTime).Take(10);
    return TypedResults.Text($"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>Sessions of {HtmlEncode(agent)}</title>
        <h1>{sessions.Count} sessions of {HtmlEncode(agent)}</h1>
        <table><caption>By state</caption>{string.Concat(states.Select(state => $"<tr><th scope=row>{HtmlEncode(state.Key)}<td>{state.Value}"))}</table>
        <table><caption>The latest</caption>{string.Concat(latest.Select(session => $"<tr><th scope=row>{HtmlEncode(session.SessionId)}<td>{HtmlEncode(session.Status)}<td>{session.StartTime:u}"))}</table>
        """, "text/html");
});

application.Run();
