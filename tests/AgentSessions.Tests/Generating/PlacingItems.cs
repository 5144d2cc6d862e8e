using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Items;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>What is wrong with an item stands where the item does, also in a file that the project imports.</summary>
internal sealed class PlacingItems
{
    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree()
    {
        _tree = new TestTree();
        _tree["specs/acme.yaml"] = SpecText.WithSchema("{ type: string }");
        _tree["app.csproj"] = "<Project />";
    }

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [TestCase("app.csproj")]
    [TestCase("Directory.Build.props")]
    public void Metadata_that_nobody_knows_are_told_at_their_place(string file)
    {
        _tree[file] = "<Project>\n<SpecClient Include='specs/acme.yaml' Generator='NSwag'\n  Namspace='Acme' />\n</Project>";
        Tells(file, "NSwag", "SpecClient has no metadata 'Namspace'");
    }

    [TestCase("app.csproj")]
    [TestCase("Directory.Build.props")]
    public void A_value_that_cannot_be_meant_is_told_at_its_item(string file)
    {
        _tree[file] = "<Project>\n <SpecClient Include='other.yaml' />\n <SpecClient Include='specs/acme.yaml' Generator='Refit' />\n</Project>";
        Tells(file, "Refit", "There is no generator 'Refit'");
    }

    private void Tells(string file, string generator, string message)
    {
        var (project, items) = (_tree.At("app.csproj"), _tree.At("items.txt"));
        var item = $"DefiningProjectFullPath={_tree.At(file)}\nSpec={_tree.At("specs/acme.yaml")}\nGenerator={generator}";
        _tree["items.txt"] = $"File={project}\nFile={_tree.At("Directory.Build.props")}\n[client]\n{item}\n";
        Assert.That(() => new ItemsFile(project, _tree.At("obj/generated"), "App").Read(items),
            Throws.InstanceOf<ProblemException>().With.Message.Contains($"{_tree.At(file)}(3,3): error {ProblemCode.Item}: {message}"));
    }
}
