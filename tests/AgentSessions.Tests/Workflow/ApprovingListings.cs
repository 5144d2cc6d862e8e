using SpecClients.Generation.PublicApi;

namespace AgentSessions.Tests.Workflow;

public class ApprovingListings
{
    private static readonly Repository Ours = new(TestTree.Ours);

    private static List<string> Committed { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Ours.Root, "src"))
            .SelectMany(package => Directory.EnumerateFiles(package, "PublicApi.txt").Concat(Directory.Exists(Path.Combine(package, "PublicApi")) ? Directory.EnumerateFiles(Path.Combine(package, "PublicApi")) : []))
            .Select(Ours.NameOf),
    ];

    private static IEnumerable<string> OfClients => Committed.Where(file => file.Contains("/PublicApi/"));

    [Test]
    public async Task The_public_API_is_what_its_listings_say_and_no_listing_is_of_nothing()
    {
        var outcome = await TestTree.RunAnywhereAsync("listings", "--root", TestTree.Ours, "--configuration", TestTree.Configuration);
        Assert.That((outcome.Exit, outcome.Output), Is.EqualTo((0, $"{Committed.Count} listings: each is what the build offers.\n")), "If that is meant, accept it with 'listings --write'.");
    }

    [TestCaseSource(nameof(OfClients))]
    public void A_vendors_listing_holds_no_other_vendors_types(string file)
    {
        var (own, text) = (Path.GetFileNameWithoutExtension(file), File.ReadAllText(Path.Combine(Ours.Root, file)));
        var others = Directory.EnumerateDirectories(Ours.Generated).Select(folder => Path.GetFileName(folder)).Where(vendor => vendor != own);
        Assert.That(others.Where(vendor => text.Contains($"{vendor}Client", StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.Contain($"public static class {own}\n"), "its class is listed with it");
    }

    [Test]
    public void How_a_value_is_serialized_is_left_out_of_the_listings() =>
        Assert.That(Committed.Select(file => File.ReadAllText(Path.Combine(Ours.Root, file))), Has.None.Contain("[Newtonsoft").And.None.Contain("[QueryParameter"));

    [Test]
    public void A_difference_is_told_line_by_line()
    {
        using var tree = new TestTree();
        tree["A.txt"] = "public class A\n{\n    public int Old { get; }\n    public int Same { get; }\n}\n";
        var listing = new Listing(tree.At("A.txt"), "public class A\n{\n    public int New { get; }\n    public int Same { get; }\n}\n");
        Assert.That(listing.Difference("A.txt"), Is.EqualTo("""
            A.txt is not what the built assembly offers
              public class A
            -     public int Old { get; }
            +     public int New { get; }
            """.ReplaceLineEndings("\n")));
        Assert.That((listing with { File = tree.At("B.txt") }).Difference("B.txt"), Is.EqualTo("B.txt is missing"));
    }

    [Test]
    public async Task Without_a_build_the_verb_says_which_one_it_needs()
    {
        using var tree = new TestTree();
        tree["specs/acme.yaml"] = "openapi: 3.0.3\n";
        var outcome = await tree.RunAsync("listings", "--configuration", "Release");
        Assert.That((outcome.Exit, outcome.Error), Is.EqualTo((2, $"{tree.At("src/AgentSessions.Kiota/bin/Release/net10.0/AgentSessions.Kiota.dll")} is not built. Run 'dotnet build --configuration Release'.\n")));
    }
}
