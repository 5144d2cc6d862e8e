using SpecClients.Generation.Engines;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Guard;

/// <summary>Generates the client of a document whose texts are new: guarded, and compared with its neutral twin.</summary>
internal static class GuardedGeneration
{
    /// <summary>Tries a document with generators, and keeps nothing of it.</summary>
    public static async Task TryAsync(EffectiveDocument document, IReadOnlyList<IGenerator> generators, CancellationToken cancellationToken)
    {
        using var work = WorkFolder.For(Path.Combine(Path.GetTempPath(), document.Name));
        try
        {
            foreach (var generator in generators)
                await RunAsync(document, generator, Directory.CreateDirectory(Path.Combine(work.Path, generator.Name)).FullName, cancellationToken);
        }
        catch (Exception e) when (e.IsNoted(document.File))
        {
            throw;
        }
    }

    /// <summary>Leaves a client of it in a work folder.</summary>
    /// <param name="document">The document.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="work">An empty folder, in which the generator's own output folder is left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the generator warns of.</returns>
    public static async Task<IReadOnlyList<Problem>> RunAsync(EffectiveDocument document, IGenerator generator, string work, CancellationToken cancellationToken)
    {
        var warnings = await generator.GenerateAsync([document], work, cancellationToken);
        OutputGuard.Check([document], generator, work);
        await new NeutralTwin(document, generator, work).CheckAsync(cancellationToken);
        return warnings;
    }
}
