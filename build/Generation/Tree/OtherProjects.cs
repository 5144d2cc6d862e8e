using SpecClients.Generation.Items;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Finds clients that another project has in the same folder, under the same name, and otherwise: each build would undo the other's.</summary>
internal static class OtherProjects
{
    /// <summary>What is asked for otherwise by a project that is still there and still says so, as far as that can be seen in its file.</summary>
    /// <param name="output">The folder of the clients.</param>
    /// <param name="recorded">What the lock records.</param>
    /// <param name="clients">The clients that there are to be.</param>
    public static IEnumerable<Problem> Conflicts(OutputFolder output, GenerationLock recorded, IReadOnlyList<PlannedClient> clients)
    {
        foreach (var client in clients)
        {
            if (recorded.Clients.GetValueOrDefault(client.Name) is not { } record)
                continue;
            foreach (var (generator, made) in record.Generators)
            {
                if (made.Project is { } other && other != client.Item.Project && IsOtherwise(output, client, record, generator, made)
                    && new ItemElements(Path.GetFullPath(Path.Combine(output.Root, other))).Ask(output, client.Name, record, generator, made))
                {
                    yield return new Problem(ProblemCode.Output, new SourceMark(client.Document.File, 1, 1),
                        $"{client.Item.Project} and {other} ask for one client, {client.Name} in {output.NameOf(output.Folder)}, and not for the same: "
                        + $"the first of {client.Document.File}, the second of {record.Spec}"
                        + $"{(client.Document.File == record.Spec ? " with other metadata" : "")}. "
                        + "Give one of them another ClientName or GeneratedFolder.");
                }
            }
        }
    }

    private static bool IsOtherwise(OutputFolder output, PlannedClient client, ClientLock record, string generator, GeneratorLock made)
    {
        var asked = DocumentFiles.Record(output, client.Item, client.Document, new Dictionary<string, string>());
        return !asked.IsAskedForAs(record) || generator == client.Generator.Name && !client.Item.IsAskedForIn(made);
    }
}
