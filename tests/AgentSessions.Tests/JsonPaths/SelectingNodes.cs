using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;

namespace AgentSessions.Tests.JsonPaths;

/// <summary>What each selector of RFC 9535 selects, in which order.</summary>
internal sealed class SelectingNodes
{
    private const string Depot = """
        { vans: [{ plate: AB 1, seats: 3, driver: { name: Ida } }, { plate: "it's", seats: 2 }, { plate: EF 3, seats: 3.0 }], "o'clock": { "a\tb": 1, plate: none }, open: true, closed: null }
        """;

    [TestCase("$", "$")]
    [TestCase("$.open", "$['open']")]
    [TestCase("$['open', \"closed\"]", "$['open'] $['closed']")]
    [TestCase("$['open','open']", "$['open'] $['open']")]
    [TestCase("$ .vans [0]\n\t[ 'plate' ]", "$['vans'][0]['plate']")]
    [TestCase("$.vans[-1].plate", "$['vans'][2]['plate']")]
    [TestCase("$.vans[3]", "")]
    [TestCase("$.vans[-4]", "")]
    [TestCase("$.open[0]", "")]
    [TestCase("$.vans.plate", "")]
    [TestCase("$.vans[*].plate", "$['vans'][0]['plate'] $['vans'][1]['plate'] $['vans'][2]['plate']")]
    [TestCase("$['o\\'clock'].*", "$['o\\'clock']['a\\tb'] $['o\\'clock']['plate']")]
    [TestCase("$[\"o'clock\"]['\\u0061\\tb']", "$['o\\'clock']['a\\tb']")]
    [TestCase("$..plate", "$['vans'][0]['plate'] $['vans'][1]['plate'] $['vans'][2]['plate'] $['o\\'clock']['plate']")]
    [TestCase("$..[0]", "$['vans'][0]")]
    [TestCase("$.vans[0]..*", "$['vans'][0]['plate'] $['vans'][0]['seats'] $['vans'][0]['driver'] $['vans'][0]['driver']['name']")]
    [TestCase("$.closed", "$['closed']")]
    public void A_selector_selects_children_in_their_order(string path, string selected) => Assert.That(Paths.Selected(path, Depot), Is.EqualTo(selected));

    [TestCase("$[1:3]", "1 2")]
    [TestCase("$[:2]", "0 1")]
    [TestCase("$[4:]", "4 5")]
    [TestCase("$[ : : 2 ]", "0 2 4")]
    [TestCase("$[-2:]", "4 5")]
    [TestCase("$[::-2]", "5 3 1")]
    [TestCase("$[4:1:-1]", "4 3 2")]
    [TestCase("$[1:4:-1]", "")]
    [TestCase("$[-1:-9:-1]", "5 4 3 2 1 0")]
    [TestCase("$[0:6:0]", "")]
    [TestCase("$[-9007199254740991:9007199254740991:9007199254740991]", "0")]
    [TestCase("$[9007199254740991:-9007199254740991:-9007199254740991]", "5")]
    [TestCase("$[5,0,1:3]", "5 0 1 2")]
    public void A_slice_goes_by_its_step_in_either_direction(string path, string places) =>
        Assert.That(string.Join(' ', JsonPath.Parse(path).Select(new JArray(0, 1, 2, 3, 4, 5))), Is.EqualTo(places));

    [TestCase("$['\\ud83d\\ude9a']")]
    [TestCase("$[\"\\uD83D\\uDE9A\"]")]
    [TestCase("$['🚚']")]
    [TestCase("$.🚚")]
    public void A_character_outside_of_the_first_plane_is_one_however_it_is_written(string path) =>
        Assert.That(Paths.Selected(path, "{ 🚚: 1 }"), Is.EqualTo("$['🚚']"));

    [Test]
    public void What_is_selected_is_the_token_itself()
    {
        var document = JObject.Parse("""{ "a": [{ "b": 1 }] }""");
        Assert.That(JsonPath.Parse("$.a[0].b").Select(document).Single(), Is.SameAs(document["a"]![0]!["b"]));
    }

    [Test]
    public void The_root_may_be_any_token() => Assert.That(Paths.Selected("$[?@ > 1]", "[1, 2, 3]"), Is.EqualTo("$[1] $[2]"));
}
