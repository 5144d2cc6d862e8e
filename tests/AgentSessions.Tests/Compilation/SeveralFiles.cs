using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

/// <summary>A description that stands in several files is read as one.</summary>
internal sealed class SeveralFiles
{
    [Test]
    public void A_schema_of_another_file_becomes_a_component_of_its_own_name()
    {
        var bundle = Bundled(Referring("./common.yaml#/components/schemas/Thing"), ("specs/common.yaml", """
            components:
              schemas:
                Thing: { type: object, properties: { id: { $ref: '#/components/schemas/Id' } } }
                Id: { type: string }
            """));
        Assert.That(Schema(bundle), Is.EqualTo("#/components/schemas/Thing"));
        Assert.That(Text(bundle, "components.schemas.Thing.properties.id.$ref"), Is.EqualTo("#/components/schemas/Id"), "Its own references follow it.");
        Assert.That(Text(bundle, "components.schemas.Id.type"), Is.EqualTo("string"));
        Assert.That(bundle.Files, Is.EqualTo((string[])["specs/common.yaml"]));
    }

    [Test]
    public void A_whole_file_may_be_a_schema_and_stand_in_another_folder()
    {
        var bundle = Bundled(Referring("models/thing.json"),
            ("specs/models/thing.json", """{ "type": "object", "properties": { "part": { "$ref": "../parts/a%20part.yaml" } } }"""),
            ("specs/parts/a part.yaml", "{ type: string }"));
        Assert.That(Schema(bundle), Is.EqualTo("#/components/schemas/thing"));
        Assert.That(Text(bundle, "components.schemas.thing.properties.part.$ref"), Is.EqualTo("#/components/schemas/a_part"));
    }

    [Test]
    public void Files_that_refer_to_each_other_are_read_once()
    {
        var bundle = Bundled(Referring("a.yaml#/A"),
            ("specs/a.yaml", "A: { type: object, properties: { b: { $ref: 'b.yaml#/B' }, me: { $ref: '#/A' }, other: { $ref: 'acme.yaml#/components/schemas/Own' } } }"),
            ("specs/b.yaml", "B: { type: object, properties: { a: { $ref: 'a.yaml#/A' } } }"));
        Assert.That(Text(bundle, "components.schemas.B.properties.a.$ref"), Is.EqualTo("#/components/schemas/A"));
        Assert.That(Text(bundle, "components.schemas.A.properties.me.$ref"), Is.EqualTo("#/components/schemas/A"));
        Assert.That(Text(bundle, "components.schemas.A.properties.other.$ref"), Is.EqualTo("#/components/schemas/Own"), "And back into the first file.");
    }

    [Test]
    public void One_name_in_two_files_is_two_schemas()
    {
        var bundle = Bundled(Referring("a.yaml#/Own", "b.yaml#/Own"), ("specs/a.yaml", "Own: { type: integer }"), ("specs/b.yaml", "Own: { type: boolean }"));
        Assert.That(Text(bundle, "components.schemas.Own.type"), Is.EqualTo("object"));
        Assert.That(Text(bundle, "components.schemas.Own2.type"), Is.EqualTo("boolean"));
        Assert.That(Text(bundle, "components.schemas.Own3.type"), Is.EqualTo("integer"));
    }

    [Test]
    public void What_refers_to_a_reference_gets_what_that_refers_to()
    {
        var bundle = Bundled(Referring("a.yaml#/A"), ("specs/a.yaml", "A: { $ref: 'b.yaml#/B' }"), ("specs/b.yaml", "B: { type: string }"));
        Assert.That(Schema(bundle), Is.EqualTo("#/components/schemas/B"));
    }

    [Test]
    public void Paths_parameters_and_responses_may_stand_elsewhere_too()
    {
        var bundle = Bundled("""
            openapi: 3.0.3
            info: { title: Acme, version: '1' }
            paths:
              /things: { $ref: 'paths.yaml#/~1things' }
            """, ("specs/paths.yaml", """
            /things:
              get:
                operationId: listThings
                parameters: [{ $ref: 'common.yaml#/parameters/size' }]
                responses: { default: { $ref: 'common.yaml#/responses/ok' } }
            """), ("specs/common.yaml", """
            parameters: { size: { name: size, in: query, schema: { $ref: '#/Size' } } }
            responses: { ok: { description: ok, content: { application/json: { schema: { type: object, discriminator: { propertyName: k, mapping: { d: Dog } }, properties: { k: { type: string } } } } } } }
            Size: { type: integer }
            components: { schemas: { Dog: { type: object } } }
            """));
        Assert.That(Text(bundle, "paths./things.get.parameters[0].$ref"), Is.EqualTo("#/components/parameters/size"));
        Assert.That(Text(bundle, "paths./things.get.responses.default.$ref"), Is.EqualTo("#/components/responses/ok"));
        Assert.That(Text(bundle, "components.responses.ok.content.application/json.schema.discriminator.mapping.d"), Is.EqualTo("#/components/schemas/Dog"));
        Assert.That(EffectiveDocument.Standalone("Acme", bundle.Document, overlay: null).NSwag.Json, Does.Contain("listThings"));
    }

    [Test]
    public void Data_that_looks_like_a_reference_is_none()
    {
        var bundle = Bundled(Referring("a.yaml#/A"), ("specs/a.yaml", "A: { type: object, example: { $ref: 'nowhere.yaml' }, x-data: { $ref: 'nowhere.yaml' }, properties: { $ref: { type: string } } }"));
        Assert.That(bundle.Files, Is.EqualTo((string[])["specs/a.yaml"]));
    }

    [Test]
    public void All_that_cannot_be_followed_is_told_at_once_each_at_its_place()
    {
        var problems = Assert.Throws<ProblemException>(() => Bundled(Referring("gone.yaml#/A", "a.yaml#/Gone", "a.yaml#/Far", "a.yaml#/Round", "broken.yaml#/A"),
            ("specs/a.yaml", "Far:\n  $ref: https://acme.example/a.yaml#/A\nRound: { $ref: '#/Round' }\n"),
            ("specs/broken.yaml", "A: [")))!.Problems.Select(problem => problem.ToString()).ToList();
        Assert.That(problems, Has.Some.Contains("specs/acme.yaml(8,").And.Some.Contains("error SC0104: There is no file specs/gone.yaml, which is referred to here."));
        Assert.That(problems, Has.Some.Contains("error SC0104: '#/Gone' points at nothing in specs/a.yaml."));
        Assert.That(problems, Has.Some.StartWith("specs/a.yaml(2,3): error SC0104: 'https://acme.example/a.yaml#/A' is an address, and nothing is fetched"));
        Assert.That(problems, Has.Some.Contains("lead back to themselves"));
        Assert.That(problems, Has.Some.StartWith("specs/broken.yaml("));
    }

    private static string Referring(params string[] references) => $$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              parameters:
        {{string.Join('\n', references.Skip(1).Select((reference, i) => $$"""        - { name: p{{i}}, in: query, schema: { $ref: '{{reference}}' } }"""))}}
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '{{references[0]}}' } } } }
        components: { schemas: { Own: { type: object } } }
        """;

    private static Bundle Bundled(string description, params (string Name, string Text)[] others) =>
        Bundle.Read("specs/acme.yaml", name => name == "specs/acme.yaml" ? description : others.FirstOrDefault(other => other.Name == name).Text);

    private static string? Schema(Bundle bundle) =>
        bundle.Document.SelectToken("paths['/things'].get.responses['200'].content['application/json'].schema.$ref")?.ToString();

    private static string? Text(Bundle bundle, string path)
    {
        JToken? at = bundle.Document;
        // Split by hand: JSONPath reads slashes and dollars its own way.
        foreach (var step in path.Replace("application/json", "application∕json").Split('.').Select(step => step.Replace('∕', '/')))
            at = step.EndsWith("[0]", StringComparison.Ordinal) ? at?[step[..^3]]?[0] : at?[step];
        return at?.ToString();
    }
}
