using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Compiles the descriptions of the clients that are asked for; what is wrong with any of them is told of all.</summary>
internal static class Plan
{
    /// <param name="items">The clients that are asked for.</param>
    /// <param name="generators">Who makes them.</param>
    /// <param name="compile">Compiles one, within whatever limits.</param>
    public static async Task<IReadOnlyList<PlannedClient>> MakeAsync(
        IReadOnlyList<ClientItem> items, IReadOnlyList<IGenerator> generators, Func<ClientItem, Task<EffectiveDocument>> compile)
    {
        var planned = new List<PlannedClient>();
        var problems = new List<Problem>();
        // Both generators' clients of one description are asked for alike, and then made of one document.
        var compiled = new Dictionary<string, EffectiveDocument>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            try
            {
                if (!compiled.TryGetValue(item.DocumentKey, out var document))
                    compiled[item.DocumentKey] = document = await compile(item);
                planned.Add(new PlannedClient(item, document, generators.Single(generator => generator.Name == item.Generator)));
            }
            catch (ProblemException e)
            {
                problems.AddRange(e.Problems.Where(problem => !problems.Contains(problem)));
            }
        }
        problems.AddRange(Conflicts(planned));
        return problems.Count == 0 ? planned : throw new ProblemException(problems);
    }

    private static IEnumerable<Problem> Conflicts(IReadOnlyList<PlannedClient> planned)
    {
        // One folder on systems that know no case.
        foreach (var same in planned.GroupBy(client => client.Name, StringComparer.OrdinalIgnoreCase))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
            {
                if (other.Name != first.Name)
                    yield return Conflict(other, $"Its client would be called {other.Name}, and that of {first.Document.File} {first.Name}: names have to differ in more than case. Rename the file, or give ClientName or, in an overlay, info.x-client-name.");
                else if (other.Generator == first.Generator)
                    yield return Conflict(other, $"Two clients by {other.Generator.Name} would be called {other.Name}, also that of {first.Document.File}: give one of them another ClientName.");
                else if (other.Document != first.Document && other.Document.Json != first.Document.Json)
                    yield return Conflict(other, $"Two clients called {other.Name} would be of different documents, also of {first.Document.File}: give one of them another ClientName.");
                else if (other.Document.Names.Client(other.Generator.Name) == first.Document.Names.Client(first.Generator.Name))
                    yield return Conflict(other, $"The clients by {first.Generator.Name} and {other.Generator.Name} would be called alike, {other.Name}, in one namespace: give one of them another Namespace.");
            }
        }
    }

    private static Problem Conflict(PlannedClient client, string message) => new(ProblemCode.Output, new SourceMark(client.Document.File, 1, 1), message);
}
