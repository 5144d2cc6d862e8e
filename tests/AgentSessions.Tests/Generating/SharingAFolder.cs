using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Guarding;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Items;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>Two projects with clients in one folder: they share a document, or are told that they cannot.</summary>
internal sealed class SharingAFolder
{
    private TestTree _tree = null!;

    [SetUp]
    public async Task MakeTreeAsync()
    {
        _tree = new TestTree();
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: string }");
        _tree["other/acme.yaml"] = SpecText.WithSchema("{ type: boolean }");
        await BuildAsync("one", "NSwag", "../specs/acme.yaml");
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task Two_generators_clients_of_one_document_stand_side_by_side()
    {
        await BuildAsync("two", "Kiota", "../specs/acme.yaml");
        await BuildAsync("one", "NSwag", "../specs/acme.yaml");
    }

    [Test]
    public async Task A_change_of_the_document_or_a_new_overlay_is_nobodys_quarrel()
    {
        await BuildAsync("two", "Kiota", "../specs/acme.yaml");
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: integer }");
        _tree["specs/acme.overlay.yaml"] = "overlay: 1.0.0\ninfo: { title: Ours, version: 1.0.0 }\nactions: [{ target: $.info, update: { title: Ours } }]\n";
        await BuildAsync("two", "Kiota", "../specs/acme.yaml");
        await BuildAsync("one", "NSwag", "../specs/acme.yaml");
    }

    [TestCase("../other/acme.yaml", "", "the first of other/acme.yaml, the second of specs/acme.yaml.")]
    [TestCase("../specs/acme.yaml", "IncludeOperations=/things", "the second of specs/acme.yaml with other metadata.")]
    public void One_name_for_two_documents_is_told_with_both_projects(string spec, string metadata, string told)
    {
        var before = _tree["generated/generated.lock.json"];
        Assert.That(() => BuildAsync("two", "Kiota", spec, metadata), Throws.InstanceOf<ProblemException>()
            .With.Message.Contains(told)
            .And.Message.Contains($"{ProblemCode.Output}: two/two.csproj and one/one.csproj ask for one client, Acme in generated"));
        Assert.That(_tree["generated/generated.lock.json"], Is.EqualTo(before));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("<SpecClient Include='../other/acme.yaml' Generator='NSwag' GeneratedFolder='../generated' />")]
    [TestCase("<SpecClient Include='../specs/acme.yaml' Generator='NSwag' GeneratedFolder='../elsewhere' />")]
    [TestCase("<SpecClient Include='../specs/acme.yaml' Generator='NSwag' GeneratedFolder='../generated' ClientName='Best' />")]
    public async Task A_project_that_is_gone_or_asks_otherwise_by_now_has_no_say(string? item)
    {
        File.Delete(_tree.At("one/one.csproj"));
        if (item is not null)
            _tree["one/one.csproj"] = $"<Project><ItemGroup>{item}</ItemGroup></Project>";
        await BuildAsync("two", "Kiota", "../other/acme.yaml");
        Assert.That(GenerationLock.Read(_tree.At("generated/generated.lock.json")).Clients["Acme"].Spec, Is.EqualTo("other/acme.yaml"));
    }

    [Test]
    public void A_turn_that_nobody_holds_and_that_cannot_be_taken_is_not_waited_for()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.That(() => Turn.TakeAsync(_tree.At(new string('a', 300)), patience.Token), Throws.InstanceOf<IOException>());
    }

    private async Task BuildAsync(string name, string generator, string spec, string metadata = "")
    {
        var project = _tree.At($"{name}/{name}.csproj");
        var values = $"Generator={generator}\nNamespace=Acme.{{generator}}\nGeneratedFolder=../generated\n{metadata}";
        _tree["items.txt"] = $"[client]\nSpec={_tree.At($"{name}/{spec}")}\n{values}\n";
        var attributes = string.Join(' ', values.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => $"{value.Replace("=", "=\"", StringComparison.Ordinal)}\""));
        _tree[$"{name}/{name}.csproj"] = $"<Project><ItemGroup><SpecClient Include=\"{spec}\" {attributes} /></ItemGroup></Project>";
        var asked = new ItemsFile(project, _tree.At($"{name}/obj/generated"), name).Read(_tree.At("items.txt")).Single();
        var tree = new GeneratedTree(asked.Key, [.. asked], [Writer("NSwag"), Writer("Kiota")], _tree.At($"{name}/obj"), asked.Key.NameOf(project));
        await tree.UpdateAsync(_ => { });
    }

    private static WrittenBy Writer(string name)
    {
        WrittenBy writer = null!;
        return writer = new WrittenBy(document => ClientFiles.Of(document, writer)) { Name = name };
    }
}
