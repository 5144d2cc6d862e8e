using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Guarding;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>Two items of one description: of one document where they ask alike, and told where they cannot stand side by side.</summary>
internal sealed class AskingAlike
{
    private static readonly IReadOnlyList<IGenerator> Both = [WrittenBy.Text(_ => ""), new WrittenBy(_ => new Dictionary<string, string>()) { Name = "Kiota" }];

    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree()
    {
        _tree = new TestTree();
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: string }").Replace("components:", "  /other: { get: { operationId: other, responses: { '200': { description: OK } } } }\ncomponents:");
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task Those_that_ask_alike_are_of_one_document()
    {
        var clients = await PlanAsync(new(), new());
        Assert.That(clients[0].Document, Is.SameAs(clients[1].Document));
    }

    [Test]
    public void Those_with_other_operations_are_of_two_and_need_two_names()
    {
        var others = new ClientSettings { Operations = new OperationFilter([], ["/other"]) };
        Assert.That(() => PlanAsync(new(), others), Throws.InstanceOf<ProblemException>().With.Message.Contains("different documents").And.Message.Contains("ClientName"));
        Assert.That(() => PlanAsync(new(), others with { Name = "Others" }), Throws.Nothing);
    }

    [Test]
    public void Those_in_one_namespace_need_two_of_them() =>
        Assert.That(() => PlanAsync(new() { Namespace = "Acme" }, new() { Namespace = "Acme" }), Throws.InstanceOf<ProblemException>().With.Message.Contains("in one namespace"));

    private Task<IReadOnlyList<PlannedClient>> PlanAsync(ClientSettings byNSwag, ClientSettings byKiota)
    {
        var spec = new Repository(_tree.Root).Vendors.Single();
        return Plan.MakeAsync([new(spec, "NSwag", byNSwag), new(spec, "Kiota", byKiota)], Both, item => Task.FromResult(EffectiveDocument.Compile(item.Files, item.Settings)));
    }
}
