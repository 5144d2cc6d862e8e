using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Items;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Guarding;

/// <summary>A client of a description that is anybody's, generated and guarded as <c>client</c> does it.</summary>
internal static class GuardedClient
{
    /// <summary>Writes <c>Acme</c> into a folder, of a description that messages name by its file's name.</summary>
    public static async Task WriteAsync(string folder, string spec, IGenerator generator, Defences? defences = null)
    {
        var work = Directory.CreateTempSubdirectory("guarded-");
        try
        {
            var file = Path.Combine(work.FullName, "spec.yaml");
            await File.WriteAllTextAsync(file, spec);
            var settings = new ClientSettings { Name = "Acme", Namespace = "Acme", RemediesDefects = true, Defences = defences ?? Defences.All };
            var item = new ClientItem(new SpecFiles(work.FullName, file, []), generator.Name, settings);
            await new GeneratedTree(new OutputFolder(work.FullName, folder), [item], [new GuardedGenerator(generator)],
                Path.Combine(work.FullName, "work")).UpdateAsync(_ => { });
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
