using CsCheck;
using Newtonsoft.Json.Linq;
using SpecClients.Changes.Comparing;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Workflow;

public class NothingGoesUntold
{
    private static IEnumerable<string> Specs => Directory.EnumerateFiles(Path.Combine(TestTree.Ours, "specs"), "*.yaml")
        .Where(file => !file.EndsWith(".overlay.yaml", StringComparison.Ordinal))
        .Select(file => Path.GetFileName(file))
        .Order();

    [TestCaseSource(nameof(Specs))]
    public void A_document_does_not_differ_from_itself(string spec) => Assert.That(DocumentComparison.Between(Read(spec), Read(spec)), Is.Empty);

    [TestCaseSource(nameof(Specs))]
    public void Every_mutation_of_a_document_is_told(string spec)
    {
        var original = Read(spec);
        var places = original.Descendants().Count();
        Gen.Select(Gen.Int[0, places - 1], Gen.Int[0, 3]).Sample((place, way) =>
        {
            var mutant = Read(spec);
            if (!Mutate(mutant.Descendants().ElementAt(place), way) || JToken.DeepEquals(original, mutant))
                return;
            var changes = DocumentComparison.Between(Read(spec), mutant);
            Assert.That(changes, Is.Not.Empty, () => $"{spec}: {original.Descendants().ElementAt(place).Pointer()} mutated in way {way}");
        }, iter: 300, threads: 1);
    }

    [TestCaseSource(nameof(Specs))]
    public void A_changed_description_is_told_at_its_place_and_nowhere_else(string spec)
    {
        var original = Read(spec);
        foreach (var leaf in original.Descendants().OfType<JValue>().Where(leaf => leaf.Type == JTokenType.String && leaf.Parent is JProperty { Name: "description" }))
        {
            var mutant = Read(spec);
            mutant.Descendants().OfType<JValue>().Single(other => other.Pointer() == leaf.Pointer()).Value = "Other words";
            var changes = DocumentComparison.Between(Read(spec), mutant);
            Assert.That(changes.Select(change => change.Pointer), Is.EqualTo(new[] { leaf.Pointer() }));
        }
    }

    private static JObject Read(string spec) => DocumentReader.Read(Path.Combine(TestTree.Ours, "specs", spec), spec);

    private static bool Mutate(JToken token, int way)
    {
        switch (way, token)
        {
            case (0, JProperty { Parent: not null } member):
                member.Remove();
                return true;
            case (1, JProperty { Parent: JObject owner } member) when !owner.ContainsKey(member.Name + "2"):
                member.Replace(new JProperty(member.Name + "2", member.Value));
                return true;
            case (2, JValue value):
                value.Value = value.Value switch
                {
                    bool flag => !flag,
                    long number => number + 1,
                    decimal number => number + 1,
                    string text => text + "2",
                    var other => other is null ? "2" : null,
                };
                return true;
            case (3, JArray list):
                list.Add(list.Count > 0 ? list[0].DeepClone() : "2");
                return true;
            default:
                return false;
        }
    }
}
