using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Compiling;

namespace AgentSessions.Tests.Generating;

/// <summary>The clients of all descriptions of a tree, as one project would ask for them.</summary>
internal static class VendorClients
{
    public static GeneratedTree Of(string root, params IReadOnlyList<IGenerator> generators)
    {
        var repository = new Repository(root);
        var items = repository.Vendors.SelectMany(spec => generators.Select(generator => new ClientItem(spec, generator.Name, new ClientSettings()))).ToList();
        return new GeneratedTree(repository.Output, items, generators, Path.Combine(root, "build", "Generation", "obj"));
    }
}
