using SpecClients.Generation.PublicApi;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Workflow;

public class VerifyingTheTree
{
    private const string Package = "SpecClients";

    private TestTree _tree = null!;

    [SetUp]
    public void MakeTree() => _tree = new TestTree();

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public async Task This_very_tree_holds_in_one_run()
    {
        var outcome = await TestTree.RunAnywhereAsync("verify", "--root", TestTree.Ours, "--configuration", TestTree.Configuration);
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((0, "")), outcome.Output);
    }

    [Test]
    public async Task Stale_corrections_are_told_at_their_place_whichever_vendor_they_are_of()
    {
        foreach (var vendor in new[] { "acme", "best" })
        {
            _tree[$"specs/{vendor}.yaml"] = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {get: {operationId: a, responses: {'200': {description: OK}}}}\n";
            _tree[$"specs/{vendor}.overlay.yaml"] = "overlay: 1.0.0\ninfo: {title: A, version: 1.0.0}\nactions:\n  - {target: $.gone, x-reason: Mends., update: {summary: A}}\n";
        }
        _tree["specs/sources.json"] = """{"sources": [{"file": "gone.yaml"}, {"file": "acme.yaml"}, {"file": "best.yaml"}]}""";
        var outcome = await _tree.RunAsync("verify");
        Assert.That(outcome.Exit, Is.EqualTo(1));
        Assert.That(outcome.Error, Does.Contain("specs/acme.overlay.yaml(4,5): error SC0107").And.Contain("specs/best.overlay.yaml(4,5): error SC0107"));
        Assert.That(outcome.Error, Does.Contain("specs/sources.json(1,14): warning SC0109: 'gone.yaml' is recorded here"), "what else there is to tell is told in the same run");
    }

    [Test]
    public void A_layer_that_would_be_written_otherwise_now_is_out_of_date_though_the_lock_knows_it()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestTree.Ours, "generated", "Meibel"), "*", SearchOption.AllDirectories))
            _tree[Path.GetRelativePath(TestTree.Ours, file)] = File.ReadAllText(file);
        _tree["specs/meibel.yaml"] = File.ReadAllText(Path.Combine(TestTree.Ours, "specs", "meibel.yaml"));
        _tree["specs/meibel.overlay.yaml"] = File.ReadAllText(Path.Combine(TestTree.Ours, "specs", "meibel.overlay.yaml"));
        var recorded = GenerationLock.Read(Path.Combine(TestTree.Ours, "generated", "generated.lock.json"));
        foreach (var other in recorded.Clients.Keys.Where(name => name != "Meibel").ToList())
            recorded.Clients.Remove(other);
        _tree["generated/generated.lock.json"] = recorded.Write();
        Assert.That(Differences(), Is.Empty);

        const string Layer = "generated/Meibel/NSwag/Meibel.g.cs";
        var written = Hash.OfText(_tree[Layer]);
        _tree[Layer] = _tree[Layer].Replace("Creates a client", "Makes a client");
        _tree["generated/generated.lock.json"] = _tree["generated/generated.lock.json"].Replace(written, Hash.OfText(_tree[Layer]));
        Assert.That(Differences(), Is.EqualTo(["generated/Meibel/NSwag is out of date: the document, our layer, or the options or the version of NSwag have changed"]));

        IReadOnlyList<string> Differences()
        {
            var clients = TestTree.Read(_tree.Root, null, "Debug").Projects.SelectMany(project => project.Clients).SelectMany(folder => folder).ToList();
            return new TreeDifferences(new Repository(_tree.Root).Output, clients, Generators.Of()).Find();
        }
    }

    [Test]
    public void What_was_built_from_this_source_is_known_by_its_symbols()
    {
        Assert.That(Difference(), Is.EqualTo("src/SpecClients/bin/Debug/net10.0/SpecClients.dll is not built"));
        TakeOver();
        Assert.That(Difference(), Is.Null);
    }

    [Test]
    public void A_package_of_other_source_is_told_with_the_first_file_that_is_not_as_it_was()
    {
        TakeOver();
        _tree["src/SpecClients/Paging/New.cs"] = "namespace SpecClients.Paging;\n";
        Assert.That(Difference(), Does.EndWith("was built from other source: src/SpecClients/Paging/New.cs is new"));
        File.Delete(_tree.At("src/SpecClients/Paging/New.cs"));
        _tree["src/SpecClients/Paging/PagingOptions.cs"] += "\n";
        Assert.That(Difference(), Does.EndWith("src/SpecClients/Paging/PagingOptions.cs has changed"));
        File.Delete(_tree.At("src/SpecClients/Paging/PagingOptions.cs"));
        Assert.That(Difference(), Does.EndWith("src/SpecClients/Paging/PagingOptions.cs is gone"));
        File.Delete(_tree.At("src/SpecClients/bin/Debug/net10.0/SpecClients.pdb"));
        Assert.That(Difference(), Does.EndWith("has no symbols, which say what it was built from"));
    }

    [Test]
    public async Task The_verbs_say_how_they_end()
    {
        foreach (var verb in new[] { "verify", "listings" })
        {
            var outcome = await TestTree.RunAnywhereAsync(verb, "--help");
            Assert.That(outcome.Output, Does.Contain("Exit 0:").And.Contain("2: usage").And.Contain("--configuration"));
            Assert.That((await TestTree.RunAnywhereAsync(verb, "--no-such-option")).Exit, Is.EqualTo(2));
        }
    }

    private string? Difference()
    {
        var folder = _tree.At($"src/{Package}");
        return CompiledSource.Difference(_tree.Root, _tree.At($"src/{Package}/bin/Debug/net10.0/{Package}.dll"), Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [], [folder]);
    }

    /// <summary>Takes over a package of ours, source and build.</summary>
    private void TakeOver()
    {
        var ours = Path.Combine(TestTree.Ours, "src", Package);
        foreach (var file in Directory.EnumerateFiles(ours, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/") && !file.Contains("/bin/")))
            _tree[$"src/{Package}/{Path.GetRelativePath(ours, file)}"] = File.ReadAllText(file);
        foreach (var built in new[] { "SpecClients.dll", "SpecClients.pdb" })
        {
            Directory.CreateDirectory(_tree.At($"src/{Package}/bin/Debug/net10.0"));
            File.Copy(Path.Combine(ours, "bin", TestTree.Configuration, "net10.0", built), _tree.At($"src/{Package}/bin/Debug/net10.0/{built}"));
        }
    }
}
