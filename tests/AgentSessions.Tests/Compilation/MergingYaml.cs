using Newtonsoft.Json;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

/// <summary>YAML's merge key, which has the members of other mappings.</summary>
internal sealed class MergingYaml
{
    [TestCase("a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\n", """{"y":3,"x":1}""")]
    [TestCase("a: &a { x: 1 }\nb: { y: 3, <<: *a }\n", """{"y":3,"x":1}""")]
    [TestCase("a: &a { x: 1 }\nc: &c { x: 2, z: 4 }\nb: { <<: [*a, *c] }\n", """{"x":1,"z":4}""")]
    [TestCase("b: { <<: { x: 1 } }\n", """{"x":1}""")]
    [TestCase("a: &a { x: 1 }\nc: &c { <<: *a, z: 4 }\nb: { <<: *c }\n", """{"z":4,"x":1}""")]
    [TestCase("b: { '<<': { x: 1 } }\n", """{"<<":{"x":1}}""")]
    public void What_stands_there_itself_comes_before_what_is_merged(string yaml, string merged) =>
        Assert.That(DocumentReader.Parse(yaml, "a.yaml")["b"]!.ToString(Formatting.None), Is.EqualTo(merged));

    [TestCase("b:\n  <<: text\n")]
    [TestCase("b:\n  <<: [{ x: 1 }, 2]\n")]
    public void Anything_but_mappings_is_refused_at_the_key(string yaml) =>
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse(yaml, "a.yaml"))!.Message, Does.StartWith("a.yaml(2,3): error SC0100: What << merges in"));
}
