using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Hostile;

/// <summary>The writers suffice alone: with nothing on reading and nothing after writing, no text becomes code.</summary>
internal sealed class WritingAlone
{
    private static readonly Defences Alone = new(OnReading: false, AfterWriting: false);

    private string _folder = null!;

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(Vectors), nameof(Vectors.Places))]
    public async Task Nothing_that_stands_there_becomes_code_of_NSwag(Place place)
    {
        var generator = new NSwagGenerator();
        foreach (var (name, text) in Vectors.Snippets)
        {
            try
            {
                Assert.That(await FailuresAsync(Compile(Vectors.Document(place, text)), generator), Is.Empty, name);
            }
            catch (ProblemException) when (!place.IsProse)
            {
                // Refused, which is as good.
            }
        }
    }

    /// <summary>Each snippet in one place, and the next in the next: what is refused there is left out.</summary>
    [Test]
    public async Task Nothing_becomes_code_of_Kiota([Values(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30)] int turn)
    {
        var document = Vectors.Document(Vectors.Places[0], "Acme");
        // Extensions stand in members whose names are places too.
        foreach (var (at, place) in Vectors.Places.Index().OrderBy(one => !one.Item.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            var text = Vectors.Snippets[(at + turn) % Vectors.Snippets.Count].Text;
            if (IsTaken(Vectors.Document(place, text)))
                place.Put(document, text);
        }
        Assert.That(await FailuresAsync(Compile(document), new KiotaGenerator()), Is.Empty);
    }

    private async Task<List<string>> FailuresAsync(EffectiveDocument document, IGenerator generator)
    {
        var work = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        await generator.GenerateAsync([document], work);
        return Directory.EnumerateFiles(work, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).SelectMany(Vectors.Failures).ToList();
    }

    private static bool IsTaken(JObject document)
    {
        try
        {
            return Compile(document).Kiota is not null;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    /// <summary>As it is read from a file, with the places of all that is in it.</summary>
    private static EffectiveDocument Compile(JObject document) =>
        EffectiveDocument.Standalone("Acme", DocumentReader.Parse(document.ToString(), "acme.json"), overlay: null, Alone);
}
