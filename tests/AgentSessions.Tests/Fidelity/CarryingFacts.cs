using SpecCompiler.Fidelity;
using SpecCompiler.Fidelity.Clients;
using SpecCompiler.Fidelity.Facts;
using SpecCompiler.Fidelity.Judging;

namespace AgentSessions.Tests.Fidelity;

[TestFixture]
internal sealed class CarryingFacts
{
    private static readonly FactKind[] OfParts =
        [FactKind.Operation, FactKind.Parameter, FactKind.Response, FactKind.MediaType, FactKind.Property, FactKind.Composition, FactKind.UnionBranch, FactKind.ServerVariable];

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
                waived.AddRange((await FidelityMatrix.OfAsync(VendorDocument.Read(vendor), library)).Where(one => one.Verdict == Verdict.Waived));
        }
        Assert.Multiple(() =>
        {
            Assert.That(Waiver.All.Where(waiver => waiver.Reason.Split(' ').Length < 5), Is.Empty, "A reason is a sentence.");
            Assert.That(Waiver.All.Where(waiver => !waived.Exists(one => one.Generator == waiver.Generator && one.Fact.Kind == waiver.Kind)), Is.Empty, "A stale waiver hides the next loss.");
        });
    }

    [TestCaseSource(nameof(VendorIds))]
    public void Every_word_of_a_document_is_a_fact_or_left_out_for_a_reason(string vendor)
    {
        var document = Matrix.Document(vendor);
        var facts = FactList.Of(document);
        var said = facts.Select(fact => fact.Pointer).ToHashSet();
        var told = facts.Where(fact => !OfParts.Contains(fact.Kind)).Select(fact => fact.Pointer).ToHashSet();
        var untold = Pointers.Leaves(document.Json)
            .Where(leaf => !said.Contains(leaf) && !Ancestors(leaf).Any(told.Contains) && !IsPartOfParameter(leaf, facts) && !IsLeftOut(leaf, document));
        Assert.That(untold, Is.Empty);
    }

    [Test]
    public async Task The_verb_looks_at_what_the_build_left()
    {
        // bin/<configuration>/net10.0 of the tests is built along with the same of the clients.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var libraries = AssemblyFolder.Load(Matrix.Repository, configuration);
        Assert.That(libraries.Select(library => library.Assembly), Is.All.Not.AnyOf(Matrix.Libraries.Select(library => library.Assembly).Cast<object>().ToArray()));
        foreach (var library in libraries)
        {
            var document = Matrix.Document("foundry");
            var loaded = await FidelityMatrix.OfAsync(document, library);
            Assert.That(loaded, Is.EqualTo(await FidelityMatrix.OfAsync(document, Matrix.Library(library.Generator))));
        }
    }

    private static IEnumerable<string> VendorIds => Matrix.Vendors.Select(vendor => vendor.Id);

    private static IEnumerable<string> Ancestors(string pointer)
    {
        for (var at = pointer; at.Contains('/'); at = at[..at.LastIndexOf('/')])
            yield return at;
    }

    /// <summary>A parameter's name and place are what the fact of the parameter says.</summary>
    private static bool IsPartOfParameter(string leaf, IReadOnlyList<Fact> facts) =>
        leaf.Split('/')[^1] is "name" or "in" && facts.Any(fact => fact.Kind == FactKind.Parameter && fact.Pointer == leaf[..leaf.LastIndexOf('/')]);

    private static bool IsLeftOut(string leaf, VendorDocument document) =>
        leaf is "#/openapi" or "#/security"
        || leaf.Split('/').Any(step => step is "example" or "examples" || step.StartsWith("x-", StringComparison.Ordinal))
        || leaf.StartsWith("#/tags/", StringComparison.Ordinal) && !IsBorne(document.At(leaf[..leaf.LastIndexOf('/')])!["name"]!.ToString(), document);

    private static bool IsBorne(string tag, VendorDocument document) =>
        document.Operations.Any(operation => operation.Value.Tags?.Any(borne => borne.Reference.Id == tag) == true);
}
