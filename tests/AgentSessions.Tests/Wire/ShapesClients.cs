using System.Reflection;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Fidelity;
using Microsoft.Kiota.Abstractions;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;

namespace AgentSessions.Tests.Wire;

/// <summary>Both generators' clients of a document of our own, which has every type of JSON and every format.</summary>
internal sealed class ShapesClients
{
    private readonly Assembly _assembly;

    private ShapesClients(Assembly assembly) => _assembly = assembly;

    public ApiDescription Description => (ApiDescription)TypeOf("NSwag.AcmeApi").GetProperty("Description", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    public static async Task<ShapesClients> CompileAsync()
    {
        var work = Directory.CreateTempSubdirectory("shapes-");
        try
        {
            var document = SpecText.Compile(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests", "AgentSessions.Tests", "Wire", "shapes.yaml")));
            var files = new List<(string, string)>();
            foreach (var generator in (IGenerator[])[new NSwagGenerator(), new KiotaGenerator()])
            {
                var folder = work.CreateSubdirectory(generator.Name).FullName;
                await generator.GenerateAsync([document], folder);
                files.AddRange(Directory.EnumerateFiles(IGenerator.OutputOf(document, folder), "*.cs", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file))));
            }
            return new ShapesClients(CompiledSource.Load(files));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public async Task<object?> NSwagAsync(HttpClient http)
    {
        dynamic client = Activator.CreateInstance(TypeOf("NSwag.AcmeClient"), http)!;
        return await client.GetShapeAsync();
    }

    public async Task<object?> KiotaAsync(IRequestAdapter adapter)
    {
        dynamic client = Activator.CreateInstance(TypeOf("Kiota.AcmeClient"), adapter)!;
        return await client.Shape.GetAsync();
    }

    private Type TypeOf(string name) => _assembly.GetType($"Acme.{name}", throwOnError: true)!;
}
