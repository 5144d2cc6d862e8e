using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Importing;

namespace AgentSessions.Tests.Hostile;

/// <summary>What a document unfolds to is counted before anything walks it.</summary>
internal sealed class BoundedDocuments
{
    [TestCase(60)]
    [TestCase(400)]
    public void Aliases_that_nest_are_refused_at_the_one_that_nests_too_deep(int anchors)
    {
        var text = "a0: &a0 " + new string('[', 200) + "1" + new string(']', 200) + "\n"
            + string.Concat(Enumerable.Range(1, anchors).Select(i => $"a{i}: &a{i} {{ next: [*a{i - 1}] }}\n"));
        var problem = Assert.Throws<ProblemException>(() => DocumentReader.Parse(text, "x.yaml"))!.Problems.Single().ToString();
        Assert.That(problem, Does.Match(@"^x\.yaml\(\d+,\d+\): error SC0100: .*the alias \*a\d+ stands for.* more than 256 levels"));
    }

    [Test]
    public void An_alias_within_the_bounds_is_a_copy_however_deep()
    {
        var text = "a: &a " + new string('[', 100) + "1" + new string(']', 100) + "\nb: " + new string('[', 100) + "*a" + new string(']', 100) + "\n";
        Assert.That(((JContainer)DocumentReader.Parse(text, "x.yaml")["b"]!).DescendantsAndSelf().Count(), Is.EqualTo(201));
    }

    [TestCase("{\"a\": [", "1,", "1]}")]
    [TestCase("a: [", "1,", "1]\n")]
    public void A_file_of_too_many_nodes_is_refused(string head, string item, string tail)
    {
        var text = head + string.Concat(Enumerable.Repeat(item, DocumentReader.MaxNodes)) + tail;
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse(text, "x.yaml"))!.Message, Does.Contain($"more than {DocumentReader.MaxNodes} nodes"));
    }

    [TestCase("")]
    [TestCase("0o")]
    public void A_number_without_end_is_refused_at_its_place(string prefix) =>
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse($"a: 1\nb: {prefix}{new string('7', 1_000_000)}\n", "x.yaml"))!.Message, Does.StartWith("x.yaml(2,4): error SC0100: A number may have 380 digits"));

    [Test]
    public void A_long_plain_text_of_digits_and_letters_stays_a_text() =>
        Assert.That(DocumentReader.Parse($"a: {new string('7', 500)}f\n", "x.yaml")["a"]!.Type, Is.EqualTo(JTokenType.String));

    [TestCase("allOf")]
    [TestCase("oneOf")]
    [TestCase("anyOf")]
    public void A_chain_of_compositions_is_refused_at_a_schema(string keyword)
    {
        var schemas = Enumerable.Range(1, 3000).Select(i => $"    S{i}: {{ {keyword}: [{{ $ref: '#/components/schemas/S{i - 1}' }}, {{ type: object, properties: {{ p{i}: {{ type: string }} }} }}] }}");
        Assert.That(ProblemsOf(schemas.Prepend("    S0: { type: object, properties: { p0: { type: string } } }")),
            Has.One.Match(@"specs/acme\.yaml\(\d+,\d+\): error SC0102: This schema is composed by .* through more than 32 levels"));
    }

    [TestCase("allOf")]
    [TestCase("oneOf")]
    public void Diamonds_of_compositions_are_refused_at_a_schema(string keyword)
    {
        var schemas = Enumerable.Range(1, 14).SelectMany(i => (string[])
        [
            $"    A{i}: {{ {keyword}: [{{ $ref: '#/components/schemas/S{i - 1}' }}, {{ type: object, properties: {{ a{i}: {{ type: string }} }} }}] }}",
            $"    B{i}: {{ {keyword}: [{{ $ref: '#/components/schemas/S{i - 1}' }}, {{ type: object, properties: {{ b{i}: {{ type: string }} }} }}] }}",
            $"    S{i}: {{ {keyword}: [{{ $ref: '#/components/schemas/A{i}' }}, {{ $ref: '#/components/schemas/B{i}' }}] }}",
        ]);
        Assert.That(ProblemsOf(schemas.Prepend("    S0: { type: object, properties: { p0: { type: string } } }")), Has.One.Contains("in more than 2000 ways"));
    }

    [Test]
    public void References_that_lead_back_to_themselves_and_to_no_content_are_told_where_they_stand() =>
        Assert.That(ProblemsOf(["    S0: { $ref: '#/components/schemas/S1' }", "    S1: { $ref: '#/components/schemas/S0' }"]),
            Has.One.Match(@"specs/acme\.yaml\(11,.*error SC0104: '#/components/schemas/S1' leads back to itself"));

    [TestCase("S0: { allOf: [{ $ref: '#/components/schemas/S0' }], type: object, properties: { a: { type: string } } }")]
    [TestCase("S0: { allOf: [{ $ref: '#/components/schemas/S1' }], properties: { a: { type: string } } }", "S1: { allOf: [{ $ref: '#/components/schemas/S0' }], properties: { b: { type: string } } }")]
    [TestCase("S0: { oneOf: [{ $ref: '#/components/schemas/S0' }, { type: string }] }")]
    [TestCase("S0: { anyOf: [{ $ref: '#/components/schemas/S1' }, { type: string }] }", "S1: { oneOf: [{ $ref: '#/components/schemas/S2' }, { type: integer }] }", "S2: { $ref: '#/components/schemas/S0' }")]
    [TestCase("S0: { type: array, items: { $ref: '#/components/schemas/S0' } }")]
    [TestCase("S0: { type: object, additionalProperties: { $ref: '#/components/schemas/S0' } }")]
    [TestCase("S0: { type: array, items: { allOf: [{ $ref: '#/components/schemas/S1' }] } }", "S1: { $ref: '#/components/schemas/S2' }", "S2: { type: object, additionalProperties: { oneOf: [{ $ref: '#/components/schemas/S0' }] } }")]
    [TestCase("S0: { type: array, items: { oneOf: [{ type: string }, { $ref: '#/components/schemas/S0' }] } }")]
    [TestCase("S0: { oneOf: [{ $ref: '#/components/schemas/S0' }, { $ref: '#/components/schemas/S1' }], discriminator: { propertyName: k, mapping: { s: '#/components/schemas/S0', t: '#/components/schemas/S1' } } }", "S1: { type: object, required: [k], properties: { k: { type: string } } }")]
    public async Task A_schema_in_itself_is_generated(params string[] schemas)
    {
        var document = SpecText.Tolerate(Document(schemas.Select(schema => "    " + schema)));
        var work = Directory.CreateTempSubdirectory("bounded-");
        try
        {
            await new NSwagGenerator().GenerateAsync([document], work.FullName);
            Assert.That(File.ReadAllText(Path.Combine(IGenerator.OutputOf(document, work.FullName), "AcmeClient.g.cs")), Does.Contain("ListThingsAsync"));
            Assert.That(document.Kiota.Json, Does.Contain("listThings"));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [Test]
    public void A_list_in_itself_is_any_value_where_it_would_begin_anew_and_that_is_logged()
    {
        var document = SpecText.Tolerate(Document(["    S0: { type: array, items: { $ref: '#/components/schemas/S1' } }", "    S1: { type: object, additionalProperties: { $ref: '#/components/schemas/S0' } }"]));
        var view = JObject.Parse(document.NSwag.Json)["components"]!["schemas"]!;
        Assert.Multiple(() =>
        {
            Assert.That(view["S0"]!["items"]!["$ref"]!.ToString(), Is.EqualTo("#/components/schemas/S1"));
            Assert.That(view["S1"]!["additionalProperties"], Is.Empty);
            Assert.That(document.NSwag.Rewrites.Select(rewrite => rewrite.Rule), Has.One.EqualTo("nswag-cut-recursive-collections"));
            Assert.That(JObject.Parse(document.Json)["components"]!["schemas"]!["S1"]!["additionalProperties"]!["$ref"], Is.Not.Null, "The effective document keeps it.");
        });
    }

    [Test]
    public void Lists_of_lists_are_any_values_beyond_what_a_compiler_takes()
    {
        var schemas = Enumerable.Range(1, 500).Select(i => $"    S{i}: {{ type: array, items: {{ $ref: '#/components/schemas/S{i - 1}' }} }}").Prepend("    S0: { type: string }");
        var rewrites = SpecText.Tolerate(Document(schemas)).NSwag.Rewrites.Where(rewrite => rewrite.Rule == "nswag-cut-recursive-collections").ToList();
        Assert.That(rewrites, Has.Count.EqualTo(15).And.All.Property("Change").Contains("lists and maps in more than 32 others"));
    }

    [Test]
    public void A_page_of_nothing_but_first_lines_is_read()
    {
        var page = string.Concat(Enumerable.Repeat("openapi: 3\n", 150_000));
        Assert.That(() => new VendorPage("page.md", System.Text.Encoding.UTF8.GetBytes(page)).Document(null), Throws.TypeOf<ProblemException>().With.Message.StartsWith("page.md(2,1)"));
        var fenced = string.Concat(Enumerable.Repeat("```\nopenapi: 3\n```\n", 60_000));
        Assert.That(() => new VendorPage("page.md", System.Text.Encoding.UTF8.GetBytes(fenced)).Document(null), Throws.TypeOf<ProblemException>().With.Message.Contains("The page holds 60000 OpenAPI blocks"));
    }

    [TestCase("$..*..*..*..*..*", "selects more than 2000000 nodes")]
    [TestCase("$..*..*..*..*..*..none", "takes more than 50000000 steps")]
    [TestCase("$", "cannot be removed")]
    public void An_overlay_s_target_that_has_no_end_is_refused_at_its_action(string target, string why) =>
        Assert.That(SpecText.ProblemsOf(SpecText.WithSchema(string.Concat(Enumerable.Repeat("{ items: ", 200)) + "{}" + new string('}', 200)), $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n  - {{ target: \"{target}\", x-reason: why, remove: true }}\n"),
            Has.One.StartsWith("specs/acme.overlay.yaml(4,5): error SC0108").And.One.Contains(why));

    [Test]
    public void A_text_in_a_target_may_hold_any_operator()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: string, description: 'a =~ b .. c' }"),
            "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - { target: \"$..[?(@.description == 'a =~ b .. c')]\", x-reason: why, update: { title: Found } }\n");
        Assert.That(document.Json, Does.Contain("Found"));
    }

    [Test]
    public void An_overlay_that_multiplies_the_document_is_refused()
    {
        var overlay = $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n  - {{ target: \"$..responses\", x-reason: why, update: {{ x-list: [{string.Join(',', Enumerable.Repeat("1", 200_000))}] }} }}\n";
        var paths = string.Concat(Enumerable.Range(0, 12).Select(i => $"  /p{i}: {{ get: {{ operationId: get{i}, responses: {{ '204': {{ description: None. }} }} }} }}\n"));
        Assert.That(SpecText.ProblemsOf($"openapi: 3.0.3\ninfo: {{ title: Acme, version: '1' }}\npaths:\n{paths}", overlay), Has.One.Contains("makes the document larger than"));
    }

    [Test]
    public void An_overlay_that_nests_the_document_ever_deeper_is_refused()
    {
        var nest = $"{string.Concat(Enumerable.Repeat("{ n: ", 100))}{{ z: {{}} }}{new string('}', 100)}";
        var actions = ((string[])["$.info", "$..z", "$..z"]).Select((target, i) => $"  - {{ target: {target}, x-reason: {i}th, update: {nest} }}\n");
        Assert.That(SpecText.ProblemsOf(SpecText.WithSchema("{ type: string }"), $"overlay: 1.1.0\ninfo: {{ title: t, version: '1' }}\nactions:\n{string.Concat(actions)}"),
            Has.One.StartsWith("specs/acme.overlay.yaml(6,5): error SC0108").And.One.Contains("256 levels deep"));
    }

    [TestCase("https://127.0.0.1:9/openapi.yaml")]
    [TestCase("/dev/zero")]
    [TestCase("../secret.yaml")]
    public void What_an_overlay_extends_is_not_read(string extends) =>
        Assert.That(SpecText.Compile(SpecText.WithSchema("{ type: string }"),
            $"overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nextends: {extends}\nactions:\n  - {{ target: $.info, x-reason: why, update: {{ description: Ours. }} }}\n").Json, Does.Contain("Ours."));

    private static string Document(IEnumerable<string> schemas) => $$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/S0' } } } }
        components:
          schemas:
        {{string.Join('\n', schemas)}}
        """;

    private static List<string> ProblemsOf(IEnumerable<string> schemas) =>
        Assert.Throws<ProblemException>(() => SpecText.Tolerate(Document(schemas)))!.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.ToString()).ToList();
}
