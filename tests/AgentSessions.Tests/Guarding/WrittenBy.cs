using SpecClients.Generation.Engines;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace AgentSessions.Tests.Guarding;

/// <summary>A generator that writes what a test tells it to, holes and all.</summary>
/// <param name="write">The files of a document's client, by name.</param>
internal sealed class WrittenBy(Func<EffectiveDocument, IReadOnlyDictionary<string, string>> write) : IGenerator
{
    public string Name { get; init; } = "NSwag";

    public string Version { get; set; } = "0";

    public string Options => "";

    /// <summary>One file, of this text.</summary>
    public static WrittenBy Text(Func<EffectiveDocument, string> text) => new(document => new Dictionary<string, string> { [$"{document.Name}Client.g.cs"] = text(document) });

    /// <summary>The documents that it has begun with before there was one to generate from.</summary>
    public List<string> Rehearsed { get; } = [];

    /// <summary>What it holds from then on.</summary>
    public IDisposable? Holds { get; init; }

    public IReadOnlyList<IRule> RulesFor(Defences defences) => NSwagRules.All;

    public string LayerOf(EffectiveDocument document) => "";

    public IDisposable? Rehearse(string document, string work, string folder)
    {
        Rehearsed.Add(File.ReadAllText(document));
        return Holds;
    }

    public Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        foreach (var document in documents)
        {
            var folder = Directory.CreateDirectory(IGenerator.OutputOf(document, work)).FullName;
            foreach (var (name, text) in write(document))
            {
                var file = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }
}
