namespace AgentSessions.Tests.Compilation;

[TestFixture]
internal sealed class CorrectingBySpecOverlay
{
    private static string Overlay(string actions) => $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n{actions}";

    [Test]
    public void An_update_merges_into_what_it_matches()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: string }"),
            Overlay("  - { target: \"$.info\", x-reason: why, update: { contact: { name: A } } }\n"));
        Assert.That(document.Root["info"]!["contact"]!["name"]!.ToString(), Is.EqualTo("A"));
    }

    [Test]
    public void An_update_appends_to_an_array_and_a_removal_takes_away()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }"),
            Overlay("""
                  - { target: "$..schema.required", x-reason: why, update: b }
                  - { target: "$..schema.properties.a", x-reason: why, remove: true }

                """));
        var schema = document.Root["components"]!["schemas"]!["ListThingsResponse"]!;
        Assert.Multiple(() =>
        {
            Assert.That(schema["required"]!.Values<string>(), Is.EqualTo((string[])["a", "b"]));
            Assert.That(schema["properties"]!["a"], Is.Null);
        });
    }

    [TestCase("$.nothing", "matches nothing")]
    [TestCase("$.info", "changes nothing")]
    [TestCase("$.info.title[0]", "matches nothing")]
    public void An_action_that_the_vendor_has_overtaken_is_an_error(string target, string why)
    {
        var problems = SpecText.ProblemsOf(SpecText.WithSchema("{ type: string }"),
            Overlay($"  - {{ target: \"{target}\", x-reason: because, update: {{ title: Acme }} }}\n"));
        Assert.That(problems, Has.One.Matches<string>(problem => problem.StartsWith("specs/acme.overlay.yaml(4,5): error SC0107:", StringComparison.Ordinal) && problem.Contains(why)));
    }

    [TestCase("  - { target: \"$.info\", update: { a: 1 } }\n", "x-reason")]
    [TestCase("  - { x-reason: why, update: { a: 1 } }\n", "target")]
    [TestCase("  - { target: \"$.info.title\", x-reason: why, update: other }\n", "an update needs an object")]
    public void An_action_that_is_not_whole_is_an_error(string action, string why) =>
        Assert.That(SpecText.ProblemsOf(SpecText.WithSchema("{ type: string }"), Overlay(action)), Has.One.Matches<string>(problem => problem.Contains("SC0108") && problem.Contains(why)));

    [TestCase("$.[", "column 3")]
    [TestCase("info.title", "column 1")]
    [TestCase("$..[?(@.title =~ /a/)]", "column 15")]
    public void A_target_that_is_no_JSONPath_is_refused_at_its_place_with_the_column_in_it(string target, string column) =>
        Assert.That(SpecText.ProblemsOf(SpecText.WithSchema("{ type: string }"), Overlay($"  - {{ target: \"{target}\", x-reason: why, remove: true }}\n")),
            Has.One.StartsWith("specs/acme.overlay.yaml(4,15): error SC0108: The target").And.One.Contains($"is not a JSONPath, {column}: "));
}
