using System.Net;
using System.Text;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Members;

/// <summary>What somebody writes with a client of a document of ours, compiled with it.</summary>
internal sealed class Consumer(string generator, IReadOnlyList<(string Name, string Text)> client)
{
    private static readonly Lazy<Task<Consumer>> NSwag = new(() => MakeAsync("NSwag", Members));
    private static readonly Lazy<Task<Consumer>> Kiota = new(() => MakeAsync("Kiota", Members));

    private static string Members => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "AgentSessions.Tests", "Members", "members.yaml"));

    public static Task<Consumer> OfAsync(string generator) => (generator == "NSwag" ? NSwag : Kiota).Value;

    /// <summary>The types of the generated client.</summary>
    public IEnumerable<Type> Types => CompiledSource.Load(client).GetTypes();

    /// <summary>What the C# compiler says of a method's body.</summary>
    public IReadOnlyList<string> ErrorsOf(string body) => CompiledSource.Errors([.. client, ("Program.cs", Program(body))]);

    /// <summary>Runs a method's body against one answer.</summary>
    public async Task<Ran> RunAsync(string body, string answer = "", HttpStatusCode status = HttpStatusCode.OK)
    {
        var assembly = CompiledSource.Load([.. client, ("Program.cs", Program(body))]);
        var description = (ApiDescription)assembly.GetType($"Acme.{generator}.AcmeApi", throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;
        using var server = new Server(status, answer);
        var options = new SpecClientOptions { BaseAddress = new Uri("https://parcels.example/") };
        using var http = new HttpClient(server) { BaseAddress = options.BaseAddress };
        var type = assembly.GetType($"Acme.{generator}.AcmeClient", throwOnError: true)!;
        var made = Activator.CreateInstance(type, generator == "NSwag" ? http : KiotaAdapter.Create(http, description, options))!;
        var run = assembly.GetType("Program")!.GetMethod("RunAsync")!;
        try
        {
            return new Ran(server.Requests, await (Task<object?>)run.Invoke(null, [made])!, null);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return new Ran(server.Requests, null, e);
        }
    }

    private string Program(string body) => $$"""
        #nullable enable
        using Acme.{{generator}};
        {{(generator == "Kiota" ? "using Acme.Kiota.Models; using Microsoft.Kiota.Abstractions; using SpecClients.Kiota;" : "")}}

        public static class Program
        {
            public static async Task<object?> RunAsync(AcmeClient client)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    /// <summary>A client of a document.</summary>
    public static async Task<Consumer> MakeAsync(string name, string yaml)
    {
        IGenerator generator = name == "NSwag" ? new NSwagGenerator() : new KiotaGenerator();
        var work = Directory.CreateTempSubdirectory("members-");
        try
        {
            var document = SpecText.Compile(yaml);
            await generator.GenerateAsync([document], work.FullName);
            return new Consumer(generator.Name, [.. Directory.EnumerateFiles(IGenerator.OutputOf(document, work.FullName), "*.cs", SearchOption.AllDirectories).Select(one => (one, File.ReadAllText(one)))]);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>What came of it.</summary>
    public sealed record Ran(IReadOnlyList<string> Requests, object? Result, Exception? Failure)
    {
        /// <summary>The body of the one request that was sent.</summary>
        public string Body => Failure is null ? Requests.Single() : throw new InvalidOperationException("It failed.", Failure);
    }

    private sealed class Server(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request };
        }
    }
}
