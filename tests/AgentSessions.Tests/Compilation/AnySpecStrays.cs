using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.Layer;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

/// <summary>What stands in a document where it has no business: a generator never sees it, or it is refused at its place.</summary>
internal sealed class AnySpecStrays
{
    [TestCase("components", "{ parameters: { x-a: note } }")]
    [TestCase("components", "{ requestBodies: { x-a: note }, links: { x-a: true }, callbacks: { x-a: [] }, examples: { x-a: 1 }, headers: { x-a: note } }")]
    [TestCase("components", "{ securitySchemes: { x-a: note, key: { description: no type } } }")]
    [TestCase("components", "{ securitySchemes: { key: { type: apiKey, in: body, name: a } } }")]
    [TestCase("components", "{ securitySchemes: { sign: { type: oauth2, flows: { x-a: note, implicit: 7 } } } }")]
    [TestCase("components", "{ securitySchemes: { sign: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.test', scopes: { a: [b], c: { d: e }, x-f: [g], x-h: i, j: } } } } } }")]
    [TestCase("components", "{ securitySchemes: { sign: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.test', scopes: [a] } } } } }")]
    [TestCase("components", "{ schemas: { S: { type: object, discriminator: { propertyName: a, mapping: 7 }, properties: { a: { type: string } } } } }")]
    [TestCase("components", "{ schemas: { S: { type: object, discriminator: { propertyName: a, mapping: { b: [c], x-d: { e: f }, g: } }, properties: { a: { type: string } } } } }")]
    [TestCase("components", "{ schemas: { S: { type: object, discriminator: { propertyName: a, mapping: }, properties: { a: { type: string } } } } }")]
    [TestCase("components", "{ links: { l: { operationId: readA, parameters: { a: [b], x-c: { d: e } }, requestBody: [f] } } }")]
    [TestCase("components", "{ links: { l: { operationId: [readA], operationRef: { a: b }, parameters: 7, description: [c], server: 7 } } }")]
    [TestCase("components", "{ examples: { e: { summary: [a], description: { b: c }, externalValue: [d] } } }")]
    [TestCase("components", "{ schemas: { S: { type: object, dependentRequired: { a: 7, b: [[c]] } } } }")]
    [TestCase("components", "{ parameters: { old: { name: old, in: body, schema: { type: string } } } }")]
    [TestCase("components", "{ schemas: { S: { type: object, patternProperties: { x-a: note, '^b': 7 } } } }")]
    [TestCase("components", "{ schemas: { '.': { type: object, properties: { a: { type: string } } }, S: { $ref: '#/components/schemas/.' } } }")]
    [TestCase("servers", "[{ url: 'https://{a}.test', variables: { x-a: note, a: { default: b } } }, { url: [] }]")]
    [TestCase("security", "[{ x-a: note }, { unknown: [] }, { key: note }, { key: }]")]
    public async Task What_is_no_entry_where_entries_are_of_any_name_reaches_no_generator(string word, string value) => await GenerateAsync($"{word}: {value}");

    [TestCase("{ type: string, enum: [a, 18446744073709551616] }")]
    [TestCase("{ type: integer, enum: [1, 18446744073709551616, -18446744073709551616] }")]
    [TestCase("{ type: number, enum: [1.5, 1e99, 18446744073709551616] }")]
    [TestCase("{ type: boolean, enum: [true, 18446744073709551616] }")]
    [TestCase("{ enum: [18446744073709551616, a, null, { b: 1 }, [2]] }")]
    [TestCase("{ type: array, items: { enum: [18446744073709551616] } }")]
    [TestCase("{ type: object, required: [a, 18446744073709551616], properties: { a: { type: string } } }")]
    [TestCase("{ type: [string, 18446744073709551616] }")]
    [TestCase("{ type: object, properties: { a: { type: integer, default: 18446744073709551616, maximum: 18446744073709551616 } } }")]
    public async Task A_number_that_no_type_holds_is_a_value_as_good_as_another(string schema) =>
        await GenerateAsync($"components: {{ schemas: {{ S: {{ type: object, properties: {{ one: {schema}, kind: {{ $ref: '#/components/schemas/T' }} }} }}, T: {schema} }} }}");

    [TestCase("{ type: oauth2 }")]
    [TestCase("{ type: oauth2, flows: 7 }")]
    [TestCase("{ type: oauth2, flows: {} }")]
    [TestCase("{ type: oauth2, flows: { implicit: {}, password: {}, clientCredentials: {}, authorizationCode: {}, deviceAuthorization: {}, other: {} } }")]
    [TestCase("{ type: oauth2, flows: { implicit: { authorizationUrl: '' } } }")]
    [TestCase("{ type: oauth2, flows: { implicit: { authorizationUrl: ':// a', scopes: {} } } }")]
    [TestCase("{ type: oauth2, flows: { password: { tokenUrl: /token } } }")]
    [TestCase("{ type: http }")]
    [TestCase("{ type: http, scheme: '' }")]
    [TestCase("{ type: openIdConnect }")]
    [TestCase("{ type: openIdConnect, openIdConnectUrl: '' }")]
    [TestCase("{ type: openIdConnect, openIdConnectUrl: ':// a' }")]
    [TestCase("{ type: openIdConnect, openIdConnectUrl: 'https://a]b.test/openid' }")]
    [TestCase("{ type: oauth2, flows: { implicit: { authorizationUrl: 'https://a]b.test', scopes: {} } } }")]
    [TestCase("{ type: oauth2, flows: { password: { tokenUrl: 'https://a]b.test', refreshUrl: 'https://[', scopes: {} } } }")]
    [TestCase("{ type: mutualTLS }")]
    [TestCase("{ type: '' }")]
    [TestCase("{}")]
    [TestCase("{ $ref: '#/components/schemas/none' }")]
    public async Task A_way_to_sign_in_that_is_not_all_said_reaches_no_generator(string scheme) =>
        await GenerateAsync($"security: [{{ sign: [] }}]\ncomponents: {{ securitySchemes: {{ sign: {scheme} }} }}");

    [TestCase("{ type: apiKey, in: header }")]
    [TestCase("{ type: apiKey, in: query, name: '' }")]
    public async Task A_key_without_a_name_is_told_and_put_nowhere(string scheme)
    {
        var document = SpecText.Tolerate(Text($"security: [{{ key: [] }}]\ncomponents: {{ securitySchemes: {{ key: {scheme} }} }}"));
        Assert.That(document.Warnings.Select(warning => warning.ToString()), Has.One.Contains("a key without a name"));
        Assert.That(ApiFile.Write(document, "NSwag"), Does.Contain("ApiSecurityKind.Unserved, \"\") { Type = \"a key without a name\" }").And.Not.Contain("ApiKey"));
        await GenerateAsync(document);
    }

    [TestCase("style: sideways")]
    [TestCase("style: ''")]
    [TestCase("x-enum-names: note")]
    [TestCase("enum: note")]
    [TestCase("items: [], properties: 7")]
    public async Task A_parameter_has_no_words_but_its_own(string words) => await GenerateAsync("x-root: 1", parameter: words);

    [TestCase("externalDocs: { url: 'https://a.test', 'x-value<![CDATA[ x': null }")]
    [TestCase("externalDocs: { url: 'https://a.test', x-note: null, x-other: { get: 1 } }")]
    [TestCase("tags: [{ name: a, externalDocs: { url: 'https://a.test', 'x-<': null } }]")]
    [TestCase("components: { schemas: { S: { type: object, externalDocs: { url: 'https://a.test', 'x-<': null }, xml: { name: s, 'x-<': null }, discriminator: { propertyName: k, 'x-<': null }, properties: { k: { type: string } } } } }")]
    public async Task An_aside_may_have_extensions_of_any_name(string words) => await GenerateAsync(words);

    [TestCase("' '")]
    [TestCase("''")]
    [TestCase("a, '\u3000'")]
    public async Task A_tag_may_have_no_name(string tags) => await GenerateAsync("x-root: 1", operation: $"\n      tags: [{tags}]");

    [TestCase("1e99999999999")]
    [TestCase("-0.0")]
    [TestCase("true")]
    [TestCase("0x1F")]
    [TestCase("2026-11-29")]
    public async Task A_parameter_may_be_called_by_what_YAML_takes_for_no_text(string name) => await GenerateAsync("x-root: 1", parameter: "style: form", name: name);

    [TestCase("2fa")]
    [TestCase("1e5")]
    [TestCase("-0.0")]
    public async Task A_name_may_begin_with_a_digit(string name) =>
        await GenerateAsync("x-root: 1", schema: $"{{ type: object, required: ['{name}'], properties: {{ '{name}': {{ type: string, enum: ['{name}', b] }}, b: {{ type: object, properties: {{ '{name}': {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }} }} }}",
            name: $"'{name}'", id: name, operation: $"\n      tags: ['{name}']");

    [TestCase("a:b")]
    [TestCase("a::b:c:")]
    [TestCase("google.projects/list all")]
    public async Task An_operation_may_be_called_anything(string id) => await GenerateAsync("x-root: 1", id: id);

    [TestCase("{ type: object, properties: { a: { type: integer, enum: [1, 2], x-enumNames: ['a b', '} x'] } } }")]
    [TestCase("{ type: object, properties: { a: { type: integer, enum: [1, 2], x-enumNames: [One, Two, Three] } } }")]
    [TestCase("{ Type: [], Enum: 7, REQUIRED: note, type: string }")]
    public async Task What_a_generator_would_stumble_over_is_left_out(string schema) => await GenerateAsync("x-root: 1", schema: schema, parameter: "Enum: true");

    [TestCase("x-<b c>")]
    [TestCase("x-a::b")]
    [TestCase("x-a.b?")]
    public async Task A_field_of_a_form_may_look_like_a_type(string field)
    {
        var text = Text("x-root: 1").Replace("    get:", $$"""    post:{{"\n"}}      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { '{{field}}': note, file: { type: string, format: binary } } } } } }""");
        await GenerateAsync(SpecText.Tolerate(text));
    }

    [TestCase("/a/{{0} b}")]
    [TestCase("/a/{b")]
    [TestCase("/a/b}")]
    public void A_brace_in_a_path_is_part_of_a_parameter_s_place(string path) =>
        Assert.That(Assert.Throws<ProblemException>(() => SpecText.Tolerate(Text("x-root: 1").Replace("  /a:", $"  '{path}':")))!.Message,
            Does.Contain("specs/acme.yaml(4,3): error SC0111: The path").And.Contain("has a brace"));

    [TestCase("7")]
    [TestCase("'#'")]
    [TestCase("'#/info'")]
    [TestCase("'#/info/title'")]
    [TestCase("'#/components/schemas'")]
    [TestCase("'#/paths/~1a/get'")]
    public async Task A_schema_that_refers_to_none_is_any_value(string reference) =>
        await GenerateAsync("components: { schemas: { S: { type: object } } }", schema: $"{{ $ref: {reference} }}");

    [TestCase("'#'")]
    [TestCase("'#/paths'")]
    public void Another_part_that_refers_to_nothing_of_the_kind_is_refused_at_its_place(string reference) =>
        Assert.That(Assert.Throws<ProblemException>(() => SpecText.Tolerate(Text("x-root: 1", response: $"{{ $ref: {reference} }}")))!.Message,
            Does.StartWith("specs/acme.yaml(9,").And.Contain("is none of what should stand here"));

    [TestCase("headers: { X-A: { $ref: '#/components/schemas/~2' } }")]
    [TestCase("headers: { X-A: { $ref: '#/components/schemas/S' } }")]
    [TestCase("headers: { X-A: { $ref: '#/components/schemas/None' } }")]
    [TestCase("headers: { X-A: { $ref: '#/components/examples/None' } }")]
    [TestCase("links: { a: { $ref: '#/components/schemas/None' }, b: { $ref: '#/components/schemas/S' } }")]
    [TestCase("content: { text/plain: { examples: { a: { $ref: '#/components/schemas/~2' }, b: { $ref: '#/components/schemas/S' } } } }")]
    [TestCase("content: { multipart/form-data: { encoding: { a: { headers: { X-A: { $ref: '#/components/schemas/~2' } } } } } }")]
    [TestCase("content: { multipart/form-data: { encoding: { a: { $ref: '#/components/schemas/~2' } } } }")]
    [TestCase("content: { text/plain: { $ref: '#/components/schemas/None' }, text/html: { $ref: '#/components/schemas/S' } }")]
    public async Task An_aside_that_refers_to_another_kind_is_left_out(string words) =>
        await GenerateAsync(SpecText.Tolerate(Text("components: { schemas: { S: { type: object } } }", response: $"{{ description: no, {words} }}")));

    [TestCase("components: { securitySchemes: { sign: { $ref: '#/components/schemas/None' } }, callbacks: { a: { $ref: '#/components/schemas/~2' } } }")]
    [TestCase("components: { securitySchemes: { sign: { type: oauth2, flows: { $ref: '#/components/schemas/None', implicit: { $ref: '#/components/schemas/None' } } } } }")]
    [TestCase("components: { $ref: '#/components/schemas/None' }")]
    [TestCase("servers: [{ $ref: '#/components/schemas/None', url: 'https://a.test', variables: { a: { $ref: '#/components/schemas/None', default: b } } }]")]
    [TestCase("components: { headers: { A: { $ref: '#/components/schemas/None' } }, links: { A: { $ref: '#/components/schemas/None' } }, examples: { A: { $ref: '#/components/schemas/None' } } }")]
    [TestCase("components: { mediaTypes: { A: { $ref: '#/components/schemas/None' } } }")]
    public async Task A_reference_to_another_kind_reaches_no_generator(string words) => await GenerateAsync(words);

    [TestCase("parameters: { A: { $ref: '#/components/schemas/None' } }")]
    [TestCase("requestBodies: { A: { $ref: '#/components/schemas/~2' } }")]
    [TestCase("responses: { A: { $ref: '#/components/parameters/None' } }")]
    [TestCase("pathItems: { A: { $ref: '#/components/schemas/None' } }")]
    [TestCase("headers: { A: { $ref: '#/components/headers/None' } }")]
    public void A_part_that_refers_to_none_of_its_kind_is_refused_at_its_place(string section) =>
        Assert.That(Assert.Throws<ProblemException>(() => SpecText.Tolerate(Text($"components: {{ {section} }}")))!.Message, Does.StartWith("specs/acme.yaml(11,").And.Contain(": error "));

    [Test]
    public async Task Schemas_that_are_each_other_and_nothing_else_are_any_value() =>
        await GenerateAsync("components: { schemas: { S: { oneOf: [{ $ref: '#/components/schemas/T' }] }, T: { allOf: [{ $ref: '#/components/schemas/S' }] } } }",
            schema: "{ $ref: '#/components/schemas/S' }");

    [Test]
    public void Bytes_that_are_not_UTF_8_are_refused_where_they_begin()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("openapi: 3.0.3\ninfo: { title: é"), 0xed, 0xa0, 0x80, .. Encoding.UTF8.GetBytes(" }")];
        Assert.That(Assert.Throws<ProblemException>(() => SourceFile.Decode(bytes, "acme.yaml"))!.Message,
            Does.StartWith("acme.yaml(2,18): error SC0100: The bytes from here on are not UTF-8"));
    }

    [Test]
    public void A_tab_in_the_indentation_is_told_where_it_is() =>
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse("a:\n  b:\n    c: 1\n\td: 2\n", "acme.yaml"))!.Message,
            Does.StartWith("acme.yaml(3,").Or.StartWith("acme.yaml(4,"));

    private static string Text(string word, string parameter = "x-a: 1", string schema = "{ type: string }", string response = "{ description: no }", string id = "readA",
        string operation = "", string name = "p") => $$"""
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        paths:
          /a:
            get:
              operationId: '{{id}}'{{operation}}
              parameters: [{ name: {{name}}, in: query, schema: { type: string }, {{parameter}} }]
              responses:
                '400': {{response}}
                '200': { description: ok, content: { application/json: { schema: {{schema}} } } }
        {{word}}
        """;

    private static async Task GenerateAsync(string word, string parameter = "x-a: 1", string schema = "{ type: string }", string id = "readA",
        string operation = "", string name = "p") =>
        await GenerateAsync(SpecText.Tolerate(Text(word, parameter, schema, id: id, operation: operation, name: name)));

    private static async Task GenerateAsync(EffectiveDocument document)
    {
        var folder = Directory.CreateTempSubdirectory("strays-");
        try
        {
            foreach (var generator in (IGenerator[])[new NSwagGenerator(), new KiotaGenerator()])
            {
                var work = folder.CreateSubdirectory(generator.Name).FullName;
                Assert.That((await generator.GenerateAsync([document], work)).Where(problem => !problem.IsWarning), Is.Empty, generator.Name);
                var files = Directory.EnumerateFiles(work, "*.cs", SearchOption.AllDirectories).ToList();
                Assert.That(files, Is.Not.Empty, generator.Name);
                Assert.That(files.SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetDiagnostics()), Is.Empty, generator.Name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
