using System.Net;
using System.Text;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota.Described;

/// <summary>What somebody writes with Kiota's client of a document of ours, and what goes on the wire.</summary>
internal static class DescribedClient
{
    private static readonly Lazy<Task<IReadOnlyList<(string Name, string Text)>>> Made = new(MakeAsync);

    /// <summary>Runs a method's body against one answer.</summary>
    public static async Task<Ran> RunAsync(string body, string? answer = null, string mediaType = "application/json")
    {
        var assembly = CompiledSource.Load([.. await Made.Value, ("Program.cs", Program(body))]);
        var description = (ApiDescription)assembly.GetType("Acme.Kiota.AcmeApi", throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;
        using var server = new Server(answer, mediaType);
        var options = new SpecClientOptions { BaseAddress = new Uri("https://acme.example/") };
        using var http = new HttpClient(server) { BaseAddress = options.BaseAddress };
        var made = Activator.CreateInstance(assembly.GetType("Acme.Kiota.AcmeClient", throwOnError: true)!, KiotaAdapter.Create(http, description, options))!;
        try
        {
            return new Ran(server.Requests, await (Task<object?>)assembly.GetType("Program")!.GetMethod("RunAsync")!.Invoke(null, [made])!, null);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return new Ran(server.Requests, null, e);
        }
    }

    private static string Program(string body) => $$"""
        #nullable enable
        using Acme.Kiota;
        using Acme.Kiota.Models;

        public static class Program
        {
            public static async Task<object?> RunAsync(AcmeClient client)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    private static async Task<IReadOnlyList<(string Name, string Text)>> MakeAsync()
    {
        var work = Directory.CreateTempSubdirectory("described-");
        try
        {
            var document = SpecText.Compile(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests", "AgentSessions.Tests", "Kiota", "Described", "described.yaml")));
            await new KiotaGenerator().GenerateAsync([document], work.FullName);
            return [.. Directory.EnumerateFiles(IGenerator.OutputOf(document, work.FullName), "*.cs", SearchOption.AllDirectories).Select(one => (one, File.ReadAllText(one)))];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>What came of it.</summary>
    public sealed record Ran(IReadOnlyList<Sent> Requests, object? Result, Exception? Failure)
    {
        /// <summary>The one request that was sent.</summary>
        public Sent Sent => Failure is null ? Requests.Single() : throw new InvalidOperationException("It failed.", Failure);
    }

    /// <summary>One request.</summary>
    public sealed record Sent(string Address, string Accept, string Body);

    private sealed class Server(string? answer, string mediaType) : HttpMessageHandler
    {
        public List<Sent> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Requests.Add(new Sent(request.RequestUri!.AbsoluteUri["https://acme.example".Length..], request.Headers.Accept.ToString(), body));
            return answer is null ? new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = request }
                : new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, mediaType), RequestMessage = request };
        }
    }
}
