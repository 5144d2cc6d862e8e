using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Hostile;

/// <summary>The gate on reading suffices alone: with nothing on writing and nothing after, no text becomes code.</summary>
internal sealed class ReadingAlone
{
    private static readonly Defences Alone = new(OnWriting: false, AfterWriting: false);

    private string _folder = null!;

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Snippets))]
    public async Task Nothing_becomes_code_of_NSwag(string snippet) =>
        Assert.That(await FailuresAsync(Everywhere(snippet), new NSwagGenerator()), Is.Empty);

    [TestCase("NEL")]
    [TestCase("FF")]
    [TestCase("a quote")]
    [TestCase("a backslash")]
    [TestCase("a directive")]
    [TestCase("an expression of a template")]
    public async Task Nothing_becomes_code_of_Kiota(string snippet) => Assert.That(await FailuresAsync(Everywhere(snippet), new KiotaGenerator()), Is.Empty);

    [TestCaseSource(typeof(Vectors), nameof(Vectors.Places))]
    public void What_cannot_stand_there_is_refused_at_its_line_and_prose_never_is(Place place)
    {
        foreach (var (name, text) in Vectors.Snippets)
        {
            try
            {
                Compile(Vectors.Document(place, text));
            }
            catch (ProblemException e)
            {
                Assert.That(place.IsProse, Is.False, $"{name}: {e.Message}");
                Assert.That(e.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Mark.Line), Has.All.GreaterThan(1), $"{name}: {e.Message}");
            }
        }
    }

    private static IEnumerable<string> Snippets() => Vectors.Snippets.Select(snippet => snippet.Name);

    /// <summary>A description with a snippet in each place that takes it.</summary>
    private static EffectiveDocument Everywhere(string snippet)
    {
        var text = Vectors.Snippets.Single(one => one.Name == snippet).Text;
        var document = Vectors.Document(Vectors.Places[0], text);
        foreach (var place in Vectors.Places.Where(place => IsTaken(place, text)))
            place.Put(document, text);
        return Compile(document);
    }

    private static bool IsTaken(Place place, string text)
    {
        try
        {
            return Compile(Vectors.Document(place, text)) is not null;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    private async Task<List<string>> FailuresAsync(EffectiveDocument document, IGenerator generator)
    {
        await generator.GenerateAsync([document], _folder);
        return Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).SelectMany(Vectors.Failures).ToList();
    }

    /// <summary>As it is read from a file, with the places of all that is in it.</summary>
    private static EffectiveDocument Compile(JObject document) =>
        EffectiveDocument.Standalone("Acme", DocumentReader.Parse(document.ToString(), "acme.json"), overlay: null, Alone);
}
