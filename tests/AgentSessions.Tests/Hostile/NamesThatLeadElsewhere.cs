using System.CommandLine;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Generating;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Hostile;

/// <summary>A name never becomes a path, and a build deletes nothing that it has not recorded.</summary>
internal sealed class NamesThatLeadElsewhere
{
    private static readonly string Spec = SpecText.WithSchema("{ type: string }");

    private TestTree _tree = null!;

    [SetUp]
    public void Create()
    {
        _tree = new TestTree();
        _tree["specs/acme.yaml"] = Spec;
        _tree["README.md"] = "ours";
    }

    [TearDown]
    public void Remove() => _tree.Dispose();

    [TestCase("..")]
    [TestCase(".")]
    [TestCase("")]
    [TestCase("../../Acme")]
    [TestCase("/Acme")]
    [TestCase(@"C:\\Acme")]
    [TestCase("acme")]
    [TestCase("Acme.Api")]
    [TestCase("Con")]
    [TestCase("LPT1")]
    [TestCase("Acm\\u200Be")]
    public async Task A_client_s_name_is_an_identifier_or_nothing_is_written_or_deleted(string name)
    {
        _tree["specs/acme.overlay.yaml"] = $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n  - {{ target: $.info, x-reason: why, update: {{ x-client-name: \"{name}\" }} }}\n";
        var before = Snapshot();
        var problems = await RefusedAsync();
        Assert.That(problems.Single(), Does.StartWith("specs/acme.overlay.yaml(4,").And.Match("cannot name a client|'x-client-name' should be"));
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Names_that_differ_in_case_alone_are_one_folder_somewhere_and_so_refused()
    {
        _tree["specs/a-b.yaml"] = Spec;
        _tree["specs/ab.yaml"] = Spec;
        Assert.That(await RefusedAsync(), Has.One.Contains("specs/ab.yaml(1,1)").And.One.Contains("differ in more than case"));
    }

    [TestCase("generated/notes.txt")]
    [TestCase("generated/Mine/notes.txt", "generated/Mine")]
    [TestCase("generated/Acme/notes.txt")]
    [TestCase("generated/Acme/NSwag/Mine.cs")]
    [TestCase("generated/Acme/NSwag/deep/Mine.cs", "generated/Acme/NSwag/deep/Mine.cs")]
    [TestCase("generated/Acme/Mine/notes.txt", "generated/Acme/Mine")]
    public async Task What_no_build_wrote_is_an_error_that_names_it_and_stays(string file, string? named = null)
    {
        await BuildAsync();
        _tree[file] = "mine";
        var before = Snapshot();
        Assert.That(await RefusedAsync(), Has.One.StartsWith($"{named ?? file}(1,1): error SC0121: This stands in the way"));
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    [TestCase("generated/Acme")]
    [TestCase("generated/Acme/NSwag")]
    [TestCase("generated/Acme/openapi.json")]
    public async Task Nothing_is_written_through_a_link(string place)
    {
        await BuildAsync();
        var elsewhere = _tree.At("elsewhere");
        Directory.Move(_tree.At(place), elsewhere);
        File.CreateSymbolicLink(_tree.At(place), elsewhere);
        _tree["specs/acme.yaml"] = Spec.Replace("title: Acme", "title: Another");
        var before = Snapshot();
        Assert.That(await RefusedAsync(), Has.One.StartsWith($"{place}(1,1): error SC0121: This is a link"));
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_vendor_that_goes_takes_its_folder_along_and_nothing_else()
    {
        _tree["specs/other.yaml"] = Spec;
        await BuildAsync();
        File.Delete(_tree.At("specs/other.yaml"));
        await BuildAsync();
        Assert.That(_tree.At("generated/Other"), Does.Not.Exist);
        Assert.That(_tree.At("generated/Acme/openapi.json"), Does.Exist);
        Assert.That(_tree["README.md"], Is.EqualTo("ours"));
    }

    [Test]
    public async Task A_lock_that_names_another_folder_deletes_nothing()
    {
        await BuildAsync();
        _tree["generated/generated.lock.json"] = _tree["generated/generated.lock.json"].Replace("\"Acme\"", "\"../specs\"");
        Assert.That(await RefusedAsync(), Has.One.Contains("'../specs' is no client's folder"));
        Assert.That(_tree["specs/acme.yaml"], Is.EqualTo(Spec));
    }

    [Test]
    public async Task A_build_that_was_killed_while_it_wrote_is_gone_on_with()
    {
        await BuildAsync();
        _tree["specs/acme.yaml"] = Spec.Replace("title: Acme", "title: Another");
        var tree = VendorClients.Of(_tree.Root, new Killed());
        Assert.That(async () => await tree.UpdateAsync(_ => { }), Throws.InvalidOperationException);
        await BuildAsync();
        Assert.That(_tree["generated/Acme/openapi.json"], Does.Contain("Another"));
    }

    [TestCase("/things/../admin")]
    [TestCase("/%2E%2e/admin")]
    [TestCase("/./things")]
    public void A_path_that_leads_to_another_is_refused_where_it_stands(string path) =>
        Assert.That(SpecText.ProblemsOf(Spec.Replace("/things:", $"{path}:")), Has.One.StartsWith("specs/acme.yaml(4,3): error SC0102").And.One.Contains("dot segment"));

    [TestCase("../acme")]
    [TestCase("con")]
    [TestCase("nul")]
    [TestCase("acme\n")]
    [TestCase("acme.overlay")]
    public async Task A_vendor_s_name_is_a_word(string vendor)
    {
        var (exit, _, error) = await _tree.RunAsync("import", _tree.At("specs/acme.yaml"), "--vendor", vendor);
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(error, Does.Contain("cannot name a vendor"));
    }

    [Test]
    public async Task A_vendor_s_name_of_any_length_is_told_and_not_thrown()
    {
        var (exit, _, error) = await _tree.RunAsync("import", _tree.At("specs/acme.yaml"), "--vendor", new string('a', 5000));
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(error, Does.Contain("use at most 64"));
    }

    [Test]
    public async Task An_import_writes_through_no_link_and_says_what_stands_in_its_way()
    {
        _tree["outside.txt"] = "theirs";
        File.CreateSymbolicLink(_tree.At("specs/new.yaml.new"), _tree.At("outside.txt"));
        Directory.CreateDirectory(_tree.At("specs/new.yaml"));
        var (exit, _, error) = await _tree.RunAsync("import", _tree.At("specs/acme.yaml"), "--vendor", "new");
        Assert.That(exit, Is.EqualTo(1), error);
        Assert.That(error, Does.StartWith("specs/new.yaml(1,1): error SC0121"));
        Assert.That(_tree["outside.txt"], Is.EqualTo("theirs"));
        Assert.That(_tree.Specs, Has.None.EndsWith(".new").Or.Exactly(1).EndsWith(".new"));
    }

    [TestCase("link", 2, "is a link")]
    [TestCase("dangling", 2, "is a link")]
    [TestCase("file", 2, "is a file: name a folder")]
    [TestCase("file/below", 1, "SC0121")]
    [TestCase("", 2, "no folder's name")]
    public async Task A_client_goes_into_a_folder_of_its_own_or_nowhere(string output, int expected, string why)
    {
        Directory.CreateDirectory(_tree.At("empty"));
        File.CreateSymbolicLink(_tree.At("link"), _tree.At("empty"));
        File.CreateSymbolicLink(_tree.At("dangling"), _tree.At("nowhere"));
        _tree["file"] = "theirs";
        var before = Snapshot();
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([_tree.At("specs/acme.yaml"), "--name", "Acme", "--output", output.Length == 0 ? "" : _tree.At(output)])
            .RunAsync(new InvocationConfiguration { Output = said, Error = said });
        Assert.That(exit, Is.EqualTo(expected), said.ToString());
        Assert.That(said.ToString(), Does.Contain(why));
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    private Task<IReadOnlyList<PlannedClient>> BuildAsync() => VendorClients.Of(_tree.Root, new NSwagGenerator()).UpdateAsync(_ => { });

    private async Task<IReadOnlyList<string>> RefusedAsync()
    {
        try
        {
            await BuildAsync();
        }
        catch (ProblemException e)
        {
            return e.Problems.Select(problem => problem.ToString()).ToList();
        }
        Assert.Fail("It was built.");
        return [];
    }

    /// <summary>Every file and link of the tree but the work folder, with its content.</summary>
    private SortedDictionary<string, string> Snapshot()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(_tree.Root, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(_tree.Root, path);
            if (!name.StartsWith(Path.Combine("build", "Generation"), StringComparison.Ordinal))
                files[name] = new FileInfo(path).LinkTarget ?? (File.Exists(path) ? File.ReadAllText(path) : "");
        }
        return files;
    }

    private sealed class Killed : IGenerator
    {
        public string Name => "NSwag";

        public string Version => "0";

        public string Options => "";

        public IReadOnlyList<IRule> RulesFor(Defences defences) => NSwagRules.All;

        public string LayerOf(EffectiveDocument document) => "";

        public Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Killed.");
    }
}
