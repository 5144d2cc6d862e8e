using System.Reflection;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Fidelity;
using SpecClients.Client;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Streams;

/// <summary>Both generators' clients of a document of our own that streams in every way.</summary>
internal sealed class StreamingClients
{
    private static readonly Lazy<Task<StreamingClients>> Made = new(MakeAsync);

    private readonly Assembly _assembly;

    private StreamingClients(Assembly assembly) => _assembly = assembly;

    public ApiDescription Description => (ApiDescription)TypeOf("NSwag.AcmeApi").GetProperty("Description", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    public static Task<StreamingClients> CompileAsync() => Made.Value;

    /// <summary>A client of one generator, over a pipeline of its own to a server.</summary>
    public StreamingClient Connect(string generator, Uri server, SpecClientOptions? options = null)
    {
        options ??= new();
        options.BaseAddress = server;
        options.ApiKey = "s3cret-k3y";
        var http = ClientPipeline.Create(Description, options);
        return generator == "nswag"
            ? new StreamingClient(http, Activator.CreateInstance(TypeOf("NSwag.AcmeClient"), http)!, isKiota: false)
            : new StreamingClient(http, Activator.CreateInstance(TypeOf("Kiota.AcmeClient"), KiotaAdapter.Create(http, Description, options))!, isKiota: true);
    }

    private Type TypeOf(string name) => _assembly.GetTypes().Single(type => type.FullName!.EndsWith(name, StringComparison.Ordinal));

    private static async Task<StreamingClients> MakeAsync()
    {
        var work = Directory.CreateTempSubdirectory("streams-");
        try
        {
            var document = SpecText.Compile(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests", "AgentSessions.Tests", "Streams", "streams.yaml")));
            var files = new List<(string, string)>();
            foreach (var generator in (IGenerator[])[new NSwagGenerator(), new KiotaGenerator()])
            {
                var folder = work.CreateSubdirectory(generator.Name).FullName;
                await generator.GenerateAsync([document], folder);
                files.AddRange(Directory.EnumerateFiles(IGenerator.OutputOf(document, folder), "*.cs", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file))));
            }
            return new StreamingClients(CompiledSource.Load(files));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
