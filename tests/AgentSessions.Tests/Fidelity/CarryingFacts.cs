using AgentSessions.Tests.Workflow;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecCompiler.Projects;

namespace AgentSessions.Tests.Fidelity;

[TestFixture]
internal sealed class CarryingFacts
{
    private static IEnumerable<string> VendorIds => Matrix.Vendors.Select(vendor => vendor.Id);

    [TestCaseSource(typeof(Matrix), nameof(Matrix.All))]
    public async Task Nothing_that_a_vendor_says_is_lost(string vendor, string generator)
    {
        var judgements = await FidelityMatrix.OfAsync(Matrix.Document(vendor), Matrix.Library(generator));
        Assert.Multiple(() =>
        {
            Assert.That(judgements, Is.Not.Empty);
            Assert.That(judgements.Where(one => one.Verdict == Verdict.Lost).Select(FidelityReport.Line), Is.Empty);
        });
    }

    [Test]
    public async Task A_waiver_has_a_reason_and_is_needed()
    {
        var waived = new List<Judgement>();
        foreach (var vendor in Matrix.Vendors)
        {
            foreach (var library in Matrix.Libraries)
                waived.AddRange((await FidelityMatrix.OfAsync(Matrix.Document(vendor.Id), library)).Where(one => one.Verdict == Verdict.Waived));
        }
        Assert.Multiple(() =>
        {
            Assert.That(Waiver.All.Where(waiver => waiver.Reason.Split(' ').Length < 5), Is.Empty, "A reason is a sentence.");
            Assert.That(Waiver.All.Where(waiver => !waived.Exists(one => one.Generator == waiver.Generator && one.Fact.Kind == waiver.Kind)), Is.Empty, "A stale waiver hides the next loss.");
        });
    }

    [TestCaseSource(nameof(VendorIds))]
    public async Task The_readme_shows_the_totals(string vendor)
    {
        var cells = new List<string>();
        foreach (var generator in (string[])["nswag", "kiota"])
        {
            var judgements = await FidelityMatrix.OfAsync(Matrix.Document(vendor), Matrix.Library(generator));
            int Count(Verdict verdict) => judgements.Count(one => one.Verdict == verdict);
            if (cells.Count == 0)
                cells.Add($"{judgements.Count}");
            cells.Add($"{Count(Verdict.Typed)}, {Count(Verdict.Layer)}, {Count(Verdict.Documented)}");
            cells.Add($"{Count(Verdict.Lost)}");
        }
        Assert.That(await File.ReadAllTextAsync(RepositoryRoot.Of("README.md")), Does.Contain($"| {string.Join(" | ", cells)} |"));
    }

    [Test]
    public async Task The_committed_totals_are_those_of_the_clients()
    {
        var judgements = new List<Judgement>();
        foreach (var vendor in VendorIds)
        {
            foreach (var library in Matrix.Libraries)
                judgements.AddRange(await FidelityMatrix.OfAsync(Matrix.Document(vendor), library));
        }
        Assert.That(await File.ReadAllTextAsync(Matrix.Repository.Output.FidelityFile), Is.EqualTo(FidelityTotals.Write(judgements)), "Run 'dotnet run --project build/SpecCompiler -- fidelity --write'.");
    }

    [Test]
    public async Task The_verb_looks_at_what_the_build_left()
    {
        var libraries = Workspace.Read(Matrix.Repository.Root, project: null, TestTree.Configuration).Projects.Select(Built.Library).ToList();
        Assert.That(libraries.Select(library => library.Assembly), Is.All.Not.AnyOf(Matrix.Libraries.Select(library => library.Assembly).Cast<object>().ToArray()));
        foreach (var library in libraries)
        {
            var document = Matrix.Document("foundry");
            var loaded = await FidelityMatrix.OfAsync(document, library);
            Assert.That(loaded, Is.EqualTo(await FidelityMatrix.OfAsync(document, Matrix.Library(library.Generator))));
        }
    }

    [Test]
    public async Task Without_a_build_the_verb_says_which_one_it_needs()
    {
        var outcome = await TestTree.RunAnywhereAsync("fidelity", "--root", Matrix.Repository.Root, "--configuration", "Nowhere");
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((2, $"{Matrix.Repository.Root}/src/AgentSessions.NSwag/bin/Nowhere/net10.0/AgentSessions.NSwag.dll is not built. Run 'dotnet build --configuration Nowhere'.\n")));
    }
}
