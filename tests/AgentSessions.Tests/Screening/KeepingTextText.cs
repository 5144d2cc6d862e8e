using System.Text.RegularExpressions;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Screening;

/// <summary>Keys and names follow their grammars, prose is harmless, and what is sent is exact.</summary>
internal sealed class KeepingTextText
{
    [TestCase("'2xx'", "2XX")]
    [TestCase("Default", "default")]
    [TestCase("' 404 '", "404")]
    public void A_status_that_is_clearly_meant_is_read_so(string key, string read)
    {
        var document = SpecText.Tolerate(WithResponses($"{key}: {{ description: ok }}"));
        Assert.That(document.Warnings.Single().ToString(), Does.StartWith("specs/acme.yaml(7,").And.Contains($"It is read as '{read}'."));
        Assert.That(document.Root["paths"]!["/a"]!["get"]!["responses"]![read], Is.Not.Null);
    }

    [TestCase("'600'")]
    [TestCase("'099'")]
    [TestCase("'20'")]
    [TestCase("OK")]
    [TestCase("'6XX'")]
    [TestCase("'200) Run(); if (status_ == 200'")]
    [TestCase("\"2\\u0660\\u0660\"")]
    public void Any_other_status_is_refused_at_its_place(string key) =>
        Assert.That(Refusals(WithResponses($"{key}: {{ description: ok }}")).Single(), Does.StartWith("specs/acme.yaml(7,").And.Contains("error SC0111: The key of a response"));

    [TestCase("application/json", "application/json")]
    [TestCase("application/vnd.acme.v1+json; charset=utf-8", "application/vnd.acme.v1+json; charset=utf-8")]
    [TestCase("application/json;odata.metadata=minimal", "application/json;odata.metadata=minimal")]
    [TestCase("*/*", "*/*")]
    [TestCase("image/*", "image/*")]
    [TestCase(" application/json", "application/json")]
    [TestCase("application/json;", "application/json")]
    [TestCase("application/json; charset=\"utf-8\"", "application/json; charset=utf-8")]
    [TestCase("application/json; profile=\"https://acme.example/a b\"; v=1", "application/json; v=1")]
    [TestCase("*", "*/*")]
    [TestCase("application/json; a=\"\"); Run(); //\"", null)]
    [TestCase("application/json\u2028", null)]
    [TestCase("application/json\nX: 1", null)]
    [TestCase("json", null)]
    [TestCase("application/json, text/plain", null)]
    [TestCase("", null)]
    public void A_media_type_is_one_or_is_read_as_what_it_means_or_refused(string given, string? read)
    {
        var yaml = WithResponses($"'200': {{ description: ok, content: {{ {JsonConvert.ToString(given)}: {{ schema: {{ type: string }} }} }} }}");
        if (read is null)
            Assert.That(Refusals(yaml).Single(), Does.StartWith("specs/acme.yaml(7,").And.Contains("is no media type"));
        else
            Assert.That(((JObject)SpecText.Tolerate(yaml).Root["paths"]!["/a"]!["get"]!["responses"]!["200"]!["content"]!).Properties().Single().Name, Is.EqualTo(read));
    }

    [TestCase("header", "X-Trace_1.~", true)]
    [TestCase("header", "X Trace", false)]
    [TestCase("header", "X-Trace:", false)]
    [TestCase("header", "X-Tracé", false)]
    [TestCase("header", "X-Trace\u2029", false)]
    [TestCase("cookie", "a=b", false)]
    [TestCase("cookie", "a;b", false)]
    [TestCase("cookie", "session", true)]
    [TestCase("query", "filter[name]", true)]
    [TestCase("query", "名前", true)]
    [TestCase("query", "a\ufeff", false)]
    [TestCase("query", "a\u202eb", false)]
    [TestCase("query", "a\"b", false)]
    [TestCase("query", "a\ue000", false)]
    public void A_parameters_name_can_be_sent_where_it_stands(string place, string name, bool isTaken)
    {
        var yaml = $"openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      parameters: [{{ name: {JsonConvert.ToString(name)}, in: {place}, schema: {{ type: string }} }}]\n      responses: {{ '204': {{ description: ok }} }}\n";
        if (isTaken)
            Assert.That(SpecText.Tolerate(yaml).Warnings, Is.Empty);
        else
            Assert.That(Refusals(yaml).Single(), Does.StartWith("specs/acme.yaml(7,"));
    }

    [Test]
    public void A_components_name_gets_the_letters_of_OpenAPI_and_what_refers_to_it_follows()
    {
        var document = SpecText.Tolerate("""
            openapi: 3.0.3
            info: { title: t, version: '1' }
            security: [{ 'my key': [] }]
            paths:
              /a:
                get: { operationId: a, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page<Pet~1Dog>' } } } } } }
            components:
              securitySchemes: { 'my key': { type: apiKey, in: header, name: X-Key } }
              schemas:
                Page<Pet/Dog>: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { one: 'One "1"', two: '#/components/schemas/Two%20' } } }
                One "1": { allOf: [{ $ref: '#/components/schemas/Page<Pet~1Dog>' }] }
                'Two ': { allOf: [{ $ref: '#/components/schemas/Page<Pet~1Dog>' }] }
                Größe: { type: string }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(document.Warnings.Select(warning => warning.Mark.Line), Is.EqualTo((int[])[8, 10, 11, 12]));
            Assert.That(((JObject)document.Root["components"]!["schemas"]!).Properties().Select(schema => schema.Name), Is.EqualTo((string[])["Page_Pet_Dog_", "One__1_", "Two_", "Größe"]));
            Assert.That(document.Root.SelectToken("components.schemas.Page_Pet_Dog_.discriminator.mapping")!.ToString(Formatting.None), Is.EqualTo("""{"one":"#/components/schemas/One__1_","two":"#/components/schemas/Two_"}"""));
            Assert.That(document.Root["security"]![0]!["my_key"], Is.Not.Null);
            Assert.That(document.Review, Does.Contain("### component-name"));
        });
    }

    [TestCase("a\u0085b\u2028c\u2029d\fe\vf\rg\r\nh", "a\nb\nc\nd\ne\nf\ng\nh")]
    [TestCase("a\0b\u001cc\u007fd\u009fe", "abcde")]
    [TestCase("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef")]
    [TestCase("Größe, 大きさ, 🎉\tand\nso on", "Größe, 大きさ, 🎉\tand\nso on")]
    public void Prose_keeps_what_can_be_seen_and_nothing_else(string given, string kept)
    {
        var text = JsonConvert.ToString(given);
        var document = SpecText.Tolerate(
            """{"openapi":"3.0.3","info":{"title":TEXT,"version":"1"},"tags":[{"name":"t","description":TEXT}],"paths":{"/a":{"get":{"operationId":"a","summary":TEXT,"responses":{"200":{"description":TEXT,"content":{"application/json":{"schema":{"type":"object","title":TEXT,"properties":{"b":{"type":"string","description":TEXT}}}}}}}}}}}""".Replace("TEXT", text, StringComparison.Ordinal));
        Assert.That(((string[])["info.title", "tags[0].description", "paths['/a'].get.summary", "paths['/a'].get.responses['200'].description", "components.schemas.AResponse.title"]).Select(path => document.Root.SelectToken(path)!.ToString()), Has.All.EqualTo(kept));
        Assert.That(document.Warnings, Is.Empty);
    }

    [TestCase("One.\\nTwo.")]
    [TestCase("One. \\r\\n\\r\\n  Two.\\n")]
    [TestCase("One.\\LTwo.")]
    public void Where_a_line_ends_Kiota_s_readers_see_a_blank(string text)
    {
        var document = SpecText.Tolerate(SpecText.WithSchema($"{{ type: object, description: \"{text}\", properties: {{ a: {{ type: string }} }} }}"));
        Assert.That(document.Kiota.Document.SelectToken("components.schemas.ListThingsResponse.description")!.ToString(), Is.EqualTo("One. Two."));
    }

    [Test]
    public void Half_a_surrogate_pair_in_prose_is_a_replacement_character() => Prose_keeps_what_can_be_seen_and_nothing_else("a\ud800b", "a\ufffdb");

    [Test]
    public void A_value_is_kept_for_the_wire_whatever_is_in_it()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("{ type: string, enum: [red, \"x\\u2028y\", \"\\t\", \"a\\u0085b\\0\"] }"));
        Assert.That(document.Root["components"]!["schemas"]!["ListThingsResponse"]!["enum"]!.Values<string>(), Is.EqualTo((string[])["red", "x\u2028y", "\t", "a\u0085b\0"]));
        Assert.That(document.Kiota.Json, Does.Not.Contain("\u0085").And.Contain("Known values: red, x y"), "Told in a description, it is prose.");
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused_where_it_would_be_sent_or_read()
    {
        const string Half = "\"a\\ud800b\"";
        var problems = Refusals("""
            {"openapi":"3.0.3","info":{"title":HALF,"version":"1"},"paths":{
            "/a":{"get":{"operationId":"a","parameters":[
            {"name":"q","in":"query","schema":{"type":"string","default":HALF}},
            {"name":HALF,"in":"query","schema":{"type":"string"}}],"responses":{"200":{"description":HALF,"content":{"application/json":{"schema":{"type":"object","properties":{
            HALF:{"type":"string"},
            "b":{"type":"string","enum":["\ud83c\udf89 \ufffd",
            HALF]}}}}}}}}}}}
            """.Replace("HALF", Half, StringComparison.Ordinal));
        Assert.That(problems.Select(problem => problem.Split(',')[0]), Is.EquivalentTo((string[])["specs/acme.yaml(3", "specs/acme.yaml(4", "specs/acme.yaml(5", "specs/acme.yaml(7"]));
    }

    [TestCase("{ type: integer, default: '10' }", "10")]
    [TestCase("{ type: integer, default: ten }", null)]
    [TestCase("{ type: integer, default: 1.5 }", null)]
    [TestCase("{ type: number, default: 1 }", "1", false)]
    [TestCase("{ type: boolean, default: 'true' }", "True")]
    [TestCase("{ type: boolean, default: 1 }", null)]
    [TestCase("{ type: string, default: 1.10 }", "1.10")]
    [TestCase("{ type: string, default: [a] }", null)]
    [TestCase("{ type: string, format: date-time, default: 'a + Run()' }", null)]
    [TestCase("{ type: string, format: date, default: '2026-02-29' }", null)]
    [TestCase("{ type: string, format: uuid, default: '\"' }", null)]
    [TestCase("{ type: array, items: { type: string }, default: [] }", "[]", false)]
    [TestCase("{ type: string, nullable: true, default: null }", "", false)]
    public void A_default_of_another_type_is_read_as_what_it_means_or_left_out_with_a_warning(string schema, string? kept, bool isTold = true)
    {
        var document = SpecText.Compile(SpecText.WithSchema($"{{ type: object, properties: {{ a: {schema} }} }}"));
        Assert.That(document.Root.SelectToken("components.schemas.ListThingsResponse.properties.a")!["default"]?.ToString(), Is.EqualTo(kept));
        Assert.That(document.Warnings, Has.Count.EqualTo(isTold ? 1 : 0));
    }

    [TestCase("a\rb")]
    [TestCase("[\u2028\u0085]x")]
    [TestCase("\\\u001cx")]
    [TestCase("\\\\\u2028x")]
    [TestCase("\ue000?x")]
    [TestCase("\U000e0001?x")]
    public void A_pattern_matches_the_same_with_escapes_for_what_cannot_be_seen(string pattern)
    {
        var escaped = SpecText.Tolerate(SpecText.WithSchema($"{{ type: object, properties: {{ a: {{ type: string, pattern: {JsonConvert.ToString(pattern)} }} }} }}")).Root.SelectToken("components.schemas.ListThingsResponse.properties.a.pattern")!.ToString();
        Assert.That(escaped, Does.Match("^[ -~]+$"));
        foreach (var text in (string[])["a\rb", "\u2028x", "\u0085x", "\u001cx", "\\\u2028x", "ab", "x"])
            Assert.That(Regex.IsMatch(text, escaped), Is.EqualTo(Regex.IsMatch(text, pattern)), text);
    }

    [TestCase("{ type: http, scheme: digest }", "the scheme \"digest\"")]
    [TestCase("{ type: http, scheme: 'Bearer token' }", "the scheme \"Bearer token\"")]
    [TestCase("{ type: mutualTLS }", "the type \"mutualTLS\"")]
    [TestCase("{ type: apiKey, in: body, name: key }", "a key that is in none of header, query and cookie")]
    public void A_sign_in_that_no_client_can_do_is_told_of_and_a_client_made(string scheme, string what)
    {
        var document = SpecText.Compile(WithResponses("'204': { description: ok }") + $"security: [{{ s: [] }}]\ncomponents: {{ securitySchemes: {{ s: {scheme} }} }}\n");
        Assert.That(document.Warnings.Single().ToString(), Does.Contain($"warning SC0111: No client can sign in by {what}"));
    }

    [Test]
    public void A_scheme_that_is_none_is_refused() =>
        Assert.That(Refusals(WithResponses("'204': { description: ok }") + "security: [{ s: [] }]\ncomponents: { securitySchemes: { s: { type: http, scheme: 'x\"; Run(); //' } } }\n").Single(), Does.Contain("is no authentication scheme"));

    private static string WithResponses(string responses) => $"openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {{ {responses} }}\n";

    private static List<string> Refusals(string text) =>
        Assert.Throws<ProblemException>(() => SpecText.Tolerate(text))!.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.ToString()).ToList();
}
