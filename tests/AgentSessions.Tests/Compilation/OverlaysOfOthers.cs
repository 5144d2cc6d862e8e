using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

/// <summary>Overlays as anybody writes them by Overlay 1.0 and 1.1, without a word of ours.</summary>
internal sealed class OverlaysOfOthers
{
    private const string Depot = "{ info: { title: Depot, tags: [old] }, vans: { a: { seats: 2, doors: [1] }, b: { seats: 3 } } }";

    [TestCase("1.0.0", "{ target: $.info, update: { tags: [new], contact: { name: Ida } } }", "{ title: Depot, tags: [old, new], contact: { name: Ida } }")]
    [TestCase("1.0.7", "{ target: $.info.tags, update: new }", "{ title: Depot, tags: [old, new] }")]
    [TestCase("1.0.0", "{ target: $.info.tags, update: [new, newer] }", "{ title: Depot, tags: [old, new, newer] }")]
    [TestCase("1.0.0", "{ target: $.info, update: { title: { de: Depot } } }", "{ title: { de: Depot }, tags: [old] }")]
    [TestCase("1.0.0", "{ target: $, update: { info: { title: Other, tags: }, vans: } }", "{ title: Other, tags: [old] }")]
    [TestCase("1.0.0", "{ target: $.info.tags, remove: true, update: { a: 1 } }", "{ title: Depot }")]
    [TestCase("1.0.0", "{ target: $.info.title, remove: true }", "{ tags: [old] }")]
    [TestCase("1.0.0", "{ target: \"$['info', 'info']['tags']\", update: new }", "{ title: Depot, tags: [old, new] }")]
    [TestCase("1.1.0", "{ target: $.info.title, update: Other }", "{ title: Other, tags: [old] }")]
    [TestCase("1.1.0", "{ target: '$.info.tags[?@ == ''old'']', remove: true }", "{ title: Depot, tags: [] }")]
    [TestCase("1.1.0", "{ target: '$.info.tags[0]', update: null }", "{ title: Depot, tags: [null] }")]
    [TestCase("1.1.0", "{ target: $.info, copy: $.vans.a }", "{ title: Depot, tags: [old], seats: 2, doors: [1] }")]
    [TestCase("1.1.0", "{ target: $.info.tags, copy: $.vans.a.doors }", "{ title: Depot, tags: [old, 1] }")]
    [TestCase("1.1.0", "{ target: $.info.title, copy: $.vans.b.seats }", "{ title: 3, tags: [old] }")]
    [TestCase("1.1.0", "{ target: $.info, copy: $ }", "{ title: Depot, tags: [old], info: { title: Depot, tags: [old] }, vans: { a: { seats: 2, doors: [1] }, b: { seats: 3 } } }")]
    public void An_action_does_what_its_version_says(string version, string action, string info) =>
        Assert.That(JsonConvert.SerializeObject(Apply(version, action)["info"]), Is.EqualTo(JsonConvert.SerializeObject(DocumentReader.Parse($"a: {info}\n", "a.yaml")["a"])));

    [TestCase("1.0.0", "{ target: $.info.title, update: Other }", "with 'overlay: 1.1.0' a value replaces a value")]
    [TestCase("1.0.0", "{ target: $.info, copy: $.vans.a }", "(4,23): error SC0108: An action of Overlay 1.0 has no \"copy\"")]
    [TestCase("1.1.0", "{ target: $.info, update: Other }", "needs an object")]
    [TestCase("1.1.0", "{ target: $.info, update: { title: { de: Depot } } }", "would put an object in the place of a value at #/info/title")]
    [TestCase("1.1.0", "{ target: $.info, update: { tags: } }", "would put a value in the place of an array at #/info/tags")]
    [TestCase("1.1.0", "{ target: $.info.*, update: Other }", "nodes of several kinds, as at #/info/title and at #/info/tags")]
    [TestCase("1.1.0", "{ target: $.info, copy: $.vans.* }", "selects 2 nodes: it has to select one")]
    [TestCase("1.1.0", "{ target: $.info, copy: $.none }", "selects 0 nodes: it has to select one")]
    [TestCase("1.1.0", "{ target: $.info, copy: vans }", "(4,29): error SC0108: The copy")]
    [TestCase("1.1.0", "{ target: $.info, copy: $.vans, update: { a: 1 } }", "an 'update' or a 'copy'")]
    [TestCase("1.1.0", "{ target: $, remove: true }", "cannot be removed")]
    [TestCase("1.1.0", "{ target: $.info, remove: 'true' }", "(4,31): error SC0108: 'remove' is true or false")]
    [TestCase("1.1.0", "{ target: $.info, description: 1 }", "(4,36): error SC0108: 'description' is a text")]
    [TestCase("1.1.0", "{ target: $.info, updates: { a: 1 } }", "(4,23): error SC0108: An action has no \"updates\"")]
    [TestCase("1.1.0", "{ update: { a: 1 } }", "names its 'target'")]
    [TestCase("1.2.0", "{ target: $.info, remove: true }", "(1,10): error SC0108")]
    [TestCase("'1.1'", "{ target: $.info, remove: true }", "(1,10): error SC0108")]
    public void What_its_version_does_not_have_is_refused(string version, string action, string why) =>
        Assert.That(Assert.Throws<ProblemException>(() => Apply(version, action))!.Message, Does.StartWith("depot.overlay.yaml(").And.Contain(why));

    [TestCase("overlay: 1.0.0\ninfo: { title: t }\nactions: [{ target: $ }]\n", "(2,1)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: 1.0 }\nactions: [{ target: $ }]\n", "(2,28)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1', titel: u }\nactions: [{ target: $ }]\n", "(2,33)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nextends: [a.yaml]\nactions: [{ target: $ }]\n", "(3,10)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: []\n", "(3,1)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\naction: [{ target: $ }]\n", "(1,1)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [$]\n", "(3,11)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $ }]\nupdate: {}\n", "(4,1)")]
    [TestCase("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - { target: $, update: { a: 1 } }\n  - { target: $, update: { a: 1 } }\n", "(5,5)")]
    public void An_overlay_that_is_not_whole_is_refused_at_its_place(string overlay, string place) =>
        Assert.That(Assert.Throws<ProblemException>(() => Overlay.Parse(DocumentReader.Parse(overlay, "o.yaml"), needsReasons: false))!.Message, Does.StartWith($"o.yaml{place}: error SC0108"));

    [Test]
    public void Each_action_sees_what_those_before_it_did()
    {
        var document = Apply("1.1.0", "{ target: $, update: { spare: {} } }", "{ target: $.spare, copy: $.vans.a }", "{ target: $.vans, remove: true }", "{ target: '$.spare.seats', update: 9 }");
        Assert.That(document.ToString(Formatting.None), Does.EndWith("\"spare\":{\"seats\":9,\"doors\":[1]}}").And.Not.Contain("vans"));
    }

    [Test]
    public void Extensions_and_descriptions_may_stand_in_it_and_an_action_that_does_nothing_is_a_warning()
    {
        var overlay = Overlay.Parse(DocumentReader.Parse("""
            overlay: 1.1.0
            x-team: depot
            info: { title: t, version: '1', description: d, x-a: 1 }
            actions:
              - { target: $.info, description: why, x-ticket: 12 }
              - { target: $.gone, update: { a: 1 } }
            """, "depot.overlay.yaml"), needsReasons: false);
        Assert.That(overlay.Apply(Read()).Select(problem => $"{problem}"[..45]), Is.EqualTo((string[])["depot.overlay.yaml(5,5): warning SC0107: The ", "depot.overlay.yaml(6,5): warning SC0107: The "]));
    }

    [Test]
    public void A_dash_in_a_name_without_quotes_is_taken_as_the_specifications_examples_mean_it_and_warned_of()
    {
        var document = DocumentReader.Parse("a: [{ x-team: 1 }, { b: 1 }]\n", "depot.yaml");
        var overlay = Overlay.Parse(DocumentReader.Parse("overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: '$.a[?@.x-team]', update: { c: 1 } }]\n", "o.yaml"), needsReasons: false);
        Assert.That(overlay.Apply(document).Single().ToString(), Does.StartWith("o.yaml(3,21): warning SC0108: The target \"$.a[?@.x-team]\" has a name with a '-', column 8"));
        Assert.That(document.ToString(Formatting.None), Is.EqualTo("{\"a\":[{\"x-team\":1,\"c\":1},{\"b\":1}]}"));
    }

    [TestCase("depot.yaml", false)]
    [TestCase("./depot.yaml", false)]
    [TestCase("../specs/depot.yaml", false)]
    [TestCase("https://example.org/depot.json", false)]
    [TestCase("garage.yaml", true)]
    [TestCase("/depot.yaml", true)]
    [TestCase("", true)]
    public void An_overlay_for_another_file_is_a_warning_at_what_it_extends(string extends, bool warns)
    {
        var overlay = Overlay.Parse(DocumentReader.Parse($"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nextends: '{extends}'\nactions: [{{ target: $.info, update: {{ a: 1 }} }}]\n", "specs/depot.overlay.yaml"), needsReasons: false);
        var told = overlay.Apply(DocumentReader.Parse(Depot, "specs/depot.yaml")).Select(problem => problem.ToString());
        Assert.That(told, warns ? Has.One.StartsWith("specs/depot.overlay.yaml(3,10): warning SC0108: The overlay is for") : Is.Empty);
    }

    [Test]
    public void What_is_copied_keeps_its_place_so_that_a_vendors_words_steer_nothing_anywhere()
    {
        var document = DocumentReader.Parse("{ a: { x-schema-name: Theirs }, b: {} }", "vendor.yaml");
        Overlay.Parse(DocumentReader.Parse("overlay: 1.1.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $.b, copy: $.a }]\n", "ours.yaml"), needsReasons: false).Apply(document);
        Assert.That(document["b"]!["x-schema-name"]!.Mark().File, Is.EqualTo("vendor.yaml"));
    }

    [Test]
    public void A_build_is_warned_of_an_action_that_does_nothing_and_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("overlay-");
        try
        {
            var spec = Path.Combine(folder.FullName, "acme.yaml");
            File.WriteAllText(spec, SpecText.WithSchema("{ type: string }"));
            File.WriteAllText(Path.Combine(folder.FullName, "acme.overlay.yaml"), "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $.gone, remove: true }]\n");
            var files = SpecFiles.Beside(folder.FullName, spec);
            Assert.That(EffectiveDocument.Compile(files with { NeedsReasons = false }).Warnings, Has.One.Matches<Problem>(problem => problem.Code == ProblemCode.StaleOverlay));
            Assert.That(() => EffectiveDocument.Compile(files), Throws.TypeOf<ProblemException>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JObject Read() => DocumentReader.Parse(Depot, "depot.yaml");

    private static JObject Apply(string version, params string[] actions)
    {
        var document = Read();
        var overlay = DocumentReader.Parse($"overlay: {version}\ninfo: {{ title: t, version: '1' }}\nactions:\n{string.Concat(actions.Select(action => $"  - {action}\n"))}", "depot.overlay.yaml");
        Overlay.Parse(overlay, needsReasons: false).Apply(document);
        return document;
    }
}
