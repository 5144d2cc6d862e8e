using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using SpecClients.OpenApi.Documents;

namespace AgentSessions.Tests.Screening;

/// <summary>What steers the generators comes from overlays alone, and is there what it should be.</summary>
internal sealed partial class SteeringFromOverlaysAlone
{
    private const string Statements = "Json); System.Environment.Exit(1); _ = (ParameterStyle.Json";

    private static IEnumerable<string> Steering() => Extension.Known.Values.Where(extension => extension.Source != ExtensionSource.Anyone).Select(extension => extension.Name);

    [Test]
    public void A_vendors_own_style_is_left_out_with_a_warning_at_its_line()
    {
        var document = SpecText.Compile(WithParameter($"x-style: '{Statements}'"));
        Assert.That(document.Warnings.Select(warning => warning.ToString()), Is.EqualTo((string[])["specs/acme.yaml(7,42): warning SC0111: 'x-style' steers what is generated, and counts in an overlay of ours alone. It is left out."]));
        Assert.That(document.Json + document.NSwag.Json + document.Kiota.Json, Does.Not.Contain("Exit"));
        Assert.That(document.Review, Does.Contain("x-style → none"));
    }

    [TestCaseSource(nameof(Steering))]
    public void No_vendor_steers_by_an_extension(string name)
    {
        var document = SpecText.Compile($$"""
            openapi: 3.0.3
            info: { title: Acme, version: '1', {{name}}: {{Unlikely}} }
            paths:
              /things:
                get:
                  operationId: listThings
                  {{name}}: {{Unlikely}}
                  parameters: [{ name: q, in: query, schema: { type: string }, {{name}}: {{Unlikely}} }]
                  responses:
                    '200': { description: ok, content: { application/json: { schema: { type: object, {{name}}: {{Unlikely}}, properties: { a: { type: string, {{name}}: {{Unlikely}} } } } } } }
            """);
        Assert.That(document.Warnings.Count(warning => warning.Message.Contains($"'{name}'", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(document.Json + document.NSwag.Json + document.Kiota.Json + document.Name, Does.Not.Contain(Unlikely));
    }

    [TestCase("x-style: Json", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-originalName: query", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-accept: application/vnd.acme+json", "$.paths['/things'].get")]
    [TestCase("x-deprecatedMessage: Use that.", "$.paths['/things'].get.responses['200'].content['application/json'].schema")]
    public void An_overlay_steers(string word, string target) =>
        Assert.That(SpecText.Compile(WithParameter(), Overlay(target, word)).NSwag.Json, Does.Contain(word.Split(": ")[1]));

    [TestCase("x-style: 'Json); Run(); _ = (ParameterStyle.Json'", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-originalName: 'q = null, string r'", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-originalName: class", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-originalName: \"q\\u200b\"", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-csharp-name: 'Id { get; } int Z'", "$.paths['/things'].get.responses['200'].content['application/json'].schema")]
    [TestCase("x-schema-name: 'A { } class B'", "$.paths['/things'].get.responses['200'].content['application/json'].schema")]
    [TestCase("x-accept: 'a/b\"'", "$.paths['/things'].get")]
    [TestCase("x-client-name: '..'", "$.info")]
    [TestCase("x-client-name: /etc", "$.info")]
    [TestCase("x-own-kind: \"a\\u2028b\"", "$.paths['/things'].get.responses['200'].content['application/json'].schema")]
    [TestCase("x-ms-enum: { name: 'A { }' }", "$.paths['/things'].get.responses['200'].content['application/json'].schema")]
    [TestCase("x-cookie: true", "$.paths['/things'].get.parameters[0]")]
    [TestCase("x-ms-kiota-info: { languagesInformation: {} }", "$.info")]
    public void What_an_overlay_says_is_what_it_should_be_or_an_error_at_the_overlays_line(string word, string target) =>
        Assert.That(SpecText.ProblemsOf(WithParameter(), Overlay(target, word)).Single(), Does.StartWith("specs/acme.overlay.yaml(6,").And.Contains($"error SC0111: '{word.Split(':')[0]}'"));

    [Test]
    public void An_extension_without_a_meaning_here_stays_for_readers_and_reaches_no_generator()
    {
        var document = SpecText.Compile(WithParameter("x-acme-note: Unlikely"));
        Assert.That(document.Json, Does.Contain("x-acme-note"));
        Assert.That(document.NSwag.Json + document.Kiota.Json, Does.Not.Contain("x-acme-note"));
        Assert.That(document.Warnings, Is.Empty);
    }

    [TestCase("ms-enum: { name: Unlikely }")]
    [TestCase("$ms-enum: { name: Unlikely }")]
    [TestCase("ms-deprecation: { description: Unlikely }")]
    public void A_word_that_is_none_of_OpenAPIs_does_not_become_one_of_Kiotas(string word)
    {
        var document = SpecText.Tolerate(SpecText.WithSchema($"{{ type: object, {word}, properties: {{ a: {{ type: string, acme: Kept }} }} }}"));
        Assert.That(document.Kiota.Json, Does.Not.Contain(Unlikely).And.Contain("\"x-acme\": \"Kept\""));
    }

    [Test]
    public void A_property_that_is_called_like_an_extension_is_a_property()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ type: object, properties: { x-style: { type: string }, x-other: { type: string } } }"));
        Assert.That(document.NSwag.Json, Does.Contain("\"x-style\": {").And.Contain("\"x-other\": {"));
    }

    [TestCase("[A, 'B; class C { }']", "[\"X\",\"Y\"]")]
    [TestCase("[class, event]", "[\"X\",\"Y\"]")]
    [TestCase("[A, a]", "[\"X\",\"Y\"]")]
    [TestCase("[Left, Right]", "[\"Left\",\"Right\"]")]
    public void A_vendors_names_of_values_are_taken_where_they_are_names(string given, string taken)
    {
        var document = SpecText.Compile(SpecText.WithSchema($"{{ $ref: '#/components/schemas/E' }}", components: $"{{ schemas: {{ E: {{ type: string, enum: [x, y], x-enumNames: {given} }} }} }}"));
        Assert.That(document.Root["components"]!["schemas"]!["E"]!["x-enumNames"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(taken));
    }

    private const string Unlikely = "Unlikely";

    private static string WithParameter(string? extension = null) => $$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              parameters: [{ name: q, in: query, {{(extension is null ? "" : extension + ", ")}}schema: { type: string } }]
              responses:
                '200': { description: ok, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
        """;

    private static string Overlay(string target, string word) => $$"""
        overlay: 1.0.0
        info: { title: Acme, version: '1' }
        actions:
          - target: {{target}}
            x-reason: To see.
            update: { {{word}} }
        """;
}
