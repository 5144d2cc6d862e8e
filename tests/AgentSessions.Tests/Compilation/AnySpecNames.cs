using AgentSessions.Hostile.Measuring;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.Kiota.Rules;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace AgentSessions.Tests.Compilation;

/// <summary>Names longer than C# and file systems have them: shortened in code alone, so that the wire keeps them.</summary>
internal sealed class AnySpecNames
{
    [TestCase("b")]
    [TestCase("word ")]
    [TestCase("あ")]
    [TestCase("2")]
    public async Task Names_longer_than_those_in_code_are_shortened_there(string unit) =>
        // No header has a name in other letters, and no field of a form one of several words.
        await CompileAsync(Document(place => place switch { "path" => false, "header" or "field" => unit is "b" or "2", _ => true }, Long(unit)), unit);

    [TestCase("b")]
    [TestCase("b/")]
    [TestCase("あ")]
    public void A_path_longer_than_any_client_can_have_is_refused_at_its_place(string unit) =>
        Assert.That(Assert.Throws<ProblemException>(() => Document(place => place == "path", Long(unit)))!.Message,
            Does.StartWith("acme.json(8,").And.Contain(": error SC0111: The path").And.Contain("longer"));

    [Test]
    public async Task Steps_of_a_path_and_all_of_it_may_be_as_long_as_is_allowed() =>
        await CompileAsync(Document(place => place == "path", string.Join('/', Enumerable.Repeat(new string('b', Words.MaxLength - "path".Length), 4))), "path");

    [TestCase(180)]
    [TestCase(199)]
    [TestCase(200)]
    [TestCase(1_000)]
    public void Names_that_are_alike_for_as_long_as_they_are_kept_get_numbers(int length)
    {
        var taken = new HashSet<string>();
        var names = Enumerable.Range(0, 12).Select(i => Words.Unclaimed(new string('2', length + i % 2), name => taken.Add(Words.Pascal(name)))).ToList();
        Assert.That(names.Select(Words.Pascal), Is.Unique.And.All.Length.LessThanOrEqualTo(Words.MaxLength));
    }

    [Test]
    public void A_kind_that_a_schema_s_name_tells_is_still_told_by_the_long_one()
    {
        var name = Long("b");
        var document = Document(place => place == "schema", name);
        var mapping = document.Root.SelectToken("$..discriminator.mapping") as Newtonsoft.Json.Linq.JObject;
        Assert.That(mapping?.Properties().Select(kind => kind.Name), Is.EqualTo((string[])[name + "schema"]));
    }

    [Test]
    public void A_stand_in_has_its_number_however_long_the_name_is() =>
        Assert.That(new StandIns([]).For(new string('b', Words.MaxLength - 5) + '\u2028'), Does.EndWith("bb~w1~").And.Length.LessThan(Words.MaxLength));

    private static string Long(string unit) => string.Concat(Enumerable.Repeat(unit, 1_200 / unit.Length));

    /// <summary>JSON, in which a key may have any length; in YAML it may have 1,024 characters.</summary>
    [Test]
    public async Task An_error_whose_members_are_called_as_an_exceptions_are_keeps_them()
    {
        var members = string.Join(", ", ((string[])["status", "headers", "body", "vendor", "operation", "request_id", "is_transient", "answer", "response_body", "message", "data", "saying", "answer_"]).Select(name => $"{name}: {{ type: string }}"));
        var document = SpecText.Tolerate($$"""
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths:
              /a: { get: { operationId: readA, responses: { '200': { description: ok }, '400': { description: no, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } } } } }
            components: { schemas: { Problem: { type: object, properties: { {{members}} } } } }
            """);
        await CompileAsync(document, "an error");
    }

    [TestCase("Runs")]
    [TestCase("Run")]
    [TestCase("Models")]
    public async Task A_client_may_be_called_as_a_step_of_its_paths(string name)
    {
        var document = EffectiveDocument.Standalone(name, DocumentReader.Parse("""
            openapi: 3.1.0
            info: { title: Runs, version: '1' }
            paths:
              /runs/{id}/steps: { get: { operationId: readA, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
              /item/{id}/steps: { get: { operationId: readB, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Run' } } } } } } }
            components: { schemas: { Run: { type: object, properties: { id: { type: string } } } } }
            """, "acme.yaml"), overlay: null);
        await CompileAsync(document, name);
    }

    [Test]
    public async Task A_schema_may_be_called_as_any_type_of_the_runtime_is()
    {
        var names = new[] { typeof(SpecClientOptions), typeof(SpecClients.NSwag.NSwagJson), typeof(SpecClients.Kiota.KiotaJson) }
            .SelectMany(type => type.Assembly.GetExportedTypes()).Select(type => type.Name.Split('`')[0]).Append("SpecClients").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.That(names, Has.Count.GreaterThan(60));
        var document = SpecText.Tolerate($$"""
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths:
              /a/{b}:
                post:
                  operationId: readA
                  parameters: [{ name: b, in: path, required: true, schema: { type: string } }, { name: q, in: query, schema: { type: array, items: { type: integer } } }]
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/All' } } } }
                  responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/All' } } } }, '400': { description: no, content: { application/json: { schema: { $ref: '#/components/schemas/{{names[0]}}' } } } } }
            components:
              schemas:
                All: { type: object, properties: { {{string.Join(", ", names.Select(name => $"m_{name}: {{ $ref: '#/components/schemas/{name}' }}"))}} } }
                {{string.Join("\n    ", names.Select(name => $"{name}: {{ type: object, required: [a], properties: {{ a: {{ type: string }}, at: {{ type: string, format: date-time }}, more: {{ type: array, items: {{ $ref: '#/components/schemas/{name}' }} }} }} }}"))}}
            """);
        await CompileAsync(document, "the runtime's names");
    }

    private static EffectiveDocument Document(Func<string, bool> isThere, string name)
    {
        string At(string place, string usual) => isThere(place) ? "a name" + place : usual;
        var yaml = $$"""
            openapi: 3.1.0
            info: { title: Acme, version: '1' }
            paths:
              '/a/{{At("path", "b")}}/{{{At("place", "id")}}}':
                post:
                  operationId: '{{At("operationId", "makeA")}}'
                  tags: ['{{At("tag", "a")}}']
                  security: [{ '{{At("scheme", "key")}}': [] }]
                  parameters:
                  - { name: '{{At("place", "id")}}', in: path, required: true, schema: { type: string } }
                  - { name: '{{At("parameter", "p")}}', in: query, schema: { type: string } }
                  - { name: '{{At("parameter", "p")}}2', in: query, schema: { type: array, items: { type: string, enum: ['a', '{{At("value", "b")}}'] } } }
                  - { name: '{{At("header", "X-H")}}', in: header, schema: { type: string } }
                  requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { '{{At("field", "f")}}': { type: string }, file: { type: string, format: binary } } } } } }
                  responses:
                    '400': { description: no, content: { application/json: { schema: { type: object, properties: { '{{At("member", "m")}}': { type: string } } } } } }
                    '200': { description: ok, content: { application/json: { schema: { oneOf: [{ $ref: '#/components/schemas/{{At("schema", "S")}}' }, { $ref: '#/components/schemas/T' }], discriminator: { propertyName: '{{At("kind", "kind")}}' } } } } }
            components:
              securitySchemes: { '{{At("scheme", "key")}}': { type: apiKey, in: header, name: X-Key } }
              schemas:
                '{{At("schema", "S")}}': { type: object, required: ['{{At("kind", "kind")}}'], properties: { '{{At("kind", "kind")}}': { type: string }, '{{At("member", "m")}}': { type: integer }, '{{At("member", "m")}}2': { type: boolean } } }
                T: { type: object, properties: { '{{At("kind", "kind")}}': { type: string }, e: { type: string, enum: ['{{At("value", "v")}}', '{{At("value", "v")}}2', w] }, n: {{Nested(At("nested", "n"), 20)}} } }
            """;
        var json = DocumentReader.Parse(yaml, "acme.yaml").ToString().Replace("a name", name, StringComparison.Ordinal);
        return EffectiveDocument.Standalone("Acme", DocumentReader.Parse(json, "acme.json"), overlay: null);
    }

    private static string Nested(string name, int depth) =>
        depth == 0 ? "{ type: string }" : $$"""{ type: object, properties: { '{{name}}': {{Nested(name, depth - 1)}} } }""";

    private static async Task CompileAsync(EffectiveDocument document, string what)
    {
        var folder = Directory.CreateTempSubdirectory("names-");
        try
        {
            foreach (var generator in (IGenerator[])[new NSwagGenerator(), new KiotaGenerator()])
            {
                var work = folder.CreateSubdirectory(generator.Name).FullName;
                Assert.That((await generator.GenerateAsync([document], work)).Where(problem => !problem.IsWarning), Is.Empty, $"{generator.Name}, {what}");
                var files = Directory.EnumerateFiles(work, "*.cs", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(work, file), File.ReadAllText(file)));
                Assert.That(CompiledSource.Errors(files), Is.Empty, $"{generator.Name}, {what}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
