using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Compiling;

namespace SpecClients.Generation.Layer;

/// <summary>The files of a client that are written from the document alone.</summary>
internal static class ClientFiles
{
    /// <summary>Their texts, by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(EffectiveDocument document, IGenerator generator) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [document.Name + ".g.cs"] = generator.LayerOf(document),
        [document.Name + "Api.g.cs"] = ApiFile.Write(document, generator.Name),
    };

    /// <summary>Writes them beside what the generator has written.</summary>
    public static void Write(EffectiveDocument document, IGenerator generator, string folder)
    {
        foreach (var (name, text) in Of(document, generator))
            File.WriteAllText(Path.Combine(folder, name), text);
    }
}
