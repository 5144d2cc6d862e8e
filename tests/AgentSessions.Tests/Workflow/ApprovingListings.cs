using System.Reflection;
using SpecClients.Generation.Commands;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Workflow;

public class ApprovingListings
{
    private static readonly Repository Ours = new(TestTree.Ours);

    private static readonly Assembly[] Packages =
    [
        typeof(AgentSessions.Kiota.Meibel).Assembly, typeof(AgentSessions.NSwag.Meibel).Assembly, typeof(SpecClientOptions).Assembly,
        typeof(SpecClients.Azure.TokenCredentialExtensions).Assembly, typeof(SpecClients.Kiota.KiotaJson).Assembly, typeof(SpecClients.NSwag.NSwagJson).Assembly, typeof(SpecClients.Sandbox.SandboxServer).Assembly,
    ];

    private static List<Listing> Listings { get; } = [.. Packages.SelectMany(package => Listing.Of(Ours, package))];

    private static IEnumerable<TestCaseData> Cases => Listings.Select(listing => new TestCaseData(listing) { TestName = $"Approves({listing.File})" });

    [TestCaseSource(nameof(Cases))]
    public void The_public_API_is_what_its_listing_says(object listing) =>
        Assert.That(((Listing)listing).Difference(Ours), Is.Null, $"If that is meant, accept it with: {ListingsCommand.Accept}");

    [Test]
    public void Every_committed_listing_is_of_something_and_every_package_has_one()
    {
        var committed = Directory.EnumerateDirectories(Path.Combine(Ours.Root, "src"))
            .SelectMany(package => Directory.EnumerateFiles(package, "PublicApi.txt").Concat(Directory.Exists(Path.Combine(package, "PublicApi")) ? Directory.EnumerateFiles(Path.Combine(package, "PublicApi")) : []))
            .Select(Ours.NameOf);
        Assert.That(Listings.Select(listing => listing.File), Is.EquivalentTo(committed));
        Assert.That(Packages.Select(package => package.GetName().Name), Is.EqualTo(Listing.Packages));
    }

    [TestCaseSource(nameof(Cases))]
    public void A_vendors_listing_holds_no_other_vendors_types(object listing)
    {
        var (file, text) = (Listing)listing;
        var own = ((Listing)listing).IsGenerated ? Path.GetFileNameWithoutExtension(file) : null;
        var others = Directory.EnumerateDirectories(Ours.Generated).Select(folder => Path.GetFileName(folder)).Where(vendor => vendor != own);
        Assert.That(others.Where(vendor => text.Contains($"{vendor}Client", StringComparison.Ordinal)), Is.Empty);
        Assert.That(own is null || text.Contains($"public static class {own}\n", StringComparison.Ordinal), "its class is listed with it");
    }

    [Test]
    public void How_a_value_is_serialized_is_left_out_of_the_listings() =>
        Assert.That(Listings.Select(listing => listing.Text), Has.None.Contain("[Newtonsoft").And.None.Contain("[QueryParameter"));

    [Test]
    public void A_difference_is_told_line_by_line()
    {
        using var tree = new TestTree();
        tree["src/A/PublicApi.txt"] = "public class A\n{\n    public int Old { get; }\n    public int Same { get; }\n}\n";
        var listing = new Listing("src/A/PublicApi.txt", "public class A\n{\n    public int New { get; }\n    public int Same { get; }\n}\n");
        Assert.That(listing.Difference(new Repository(tree.Root)), Is.EqualTo("""
            src/A/PublicApi.txt is not what the built assembly offers
              public class A
            -     public int Old { get; }
            +     public int New { get; }
            """.ReplaceLineEndings("\n")));
        Assert.That((listing with { File = "src/B/PublicApi.txt" }).Difference(new Repository(tree.Root)), Is.EqualTo("src/B/PublicApi.txt is missing"));
    }

    [Test]
    public async Task Without_a_build_the_verb_says_which_one_it_needs()
    {
        using var tree = new TestTree();
        tree["generated/generated.lock.json"] = "{}";
        var outcome = await tree.RunAsync("listings", "--configuration", "Release");
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((2, "src/AgentSessions.Kiota/bin/Release/net10.0/AgentSessions.Kiota.dll is not built. Run 'dotnet build --configuration Release'.\n")));
    }

    [Test]
    public async Task The_verb_finds_what_the_build_left_as_the_listings_say()
    {
        var outcome = await TestTree.RunAnywhereAsync("listings", "--root", TestTree.Ours, "--configuration", TestTree.Configuration);
        Assert.That((outcome.Exit, outcome.Output), Is.EqualTo((0, $"{Listings.Count} listings: each is what the build offers.\n")));
    }
}
