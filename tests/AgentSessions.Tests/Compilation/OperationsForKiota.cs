using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Compilation;

/// <summary>What Kiota is told of operations that it would not call as they are described.</summary>
internal sealed class OperationsForKiota
{
    [Test]
    public void Places_after_one_way_have_one_name_and_one_type()
    {
        var paths = Paths("""
            /sets/{id}: { get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }], responses: { '200': { description: ok } } } }
              /sets/{batch}/files/{id}: { get: { operationId: b, parameters: [{ name: batch, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
              /sets/{batch}: { put: { operationId: c, parameters: [{ name: batch, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
            """);
        Assert.That(paths.Properties().Select(path => path.Name), Is.EqualTo((string[])["/sets/{batch}", "/sets/{batch}/files/{id}"]), "'id' is taken further on in the path.");
        Assert.That(((JObject)paths["/sets/{batch}"]!).Properties().Select(method => method.Name), Is.EqualTo((string[])["get", "put"]));
        Assert.That(paths["/sets/{batch}"]!["get"]!["parameters"]![0]!["schema"]!["type"]!.ToString(), Is.EqualTo("string"));
        Assert.That(paths["/sets/{batch}/files/{id}"]!["get"]!["parameters"]!.Select(parameter => parameter["name"]!.ToString()), Is.EqualTo((string[])["batch", "id"]));
    }

    [TestCase("integer", "string", "string")]
    [TestCase("integer", "integer", "integer")]
    public void A_place_that_is_of_several_types_is_a_text(string one, string other, string wanted)
    {
        var item = Paths($$"""
            /sets/{id}:
                get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: { type: {{one}} } }], responses: { '200': { description: ok } } }
                put: { operationId: b, parameters: [{ name: id, in: path, required: true, schema: { type: {{other}} } }], responses: { '200': { description: ok } } }
            """)["/sets/{id}"]!;
        Assert.That(((string[])["get", "put"]).Select(method => item[method]!["parameters"]![0]!["schema"]!["type"]!.ToString()), Is.All.EqualTo(wanted));
    }

    [Test]
    public void A_place_that_is_an_id_is_a_text()
    {
        var item = Paths("""
            /sets/{id}:
                get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }], responses: { '200': { description: ok } } }
                put: { operationId: b, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }
            """)["/sets/{id}"]!;
        Assert.That(((string[])["get", "put"]).Select(method => item[method]!["parameters"]![0]!["schema"]!.ToString(Formatting.None)), Is.EqualTo((string[])["""{"type":"string","x-format":"uuid"}""", """{"type":"string"}"""]), "A Guid would forget its case.");
    }

    [Test]
    public void A_place_with_an_extension_stays_apart_from_one_without()
    {
        var paths = Paths("""
            /posts/{id}/more: { get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
              /posts/{id}.json: { get: { operationId: b, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
              /tags/{name}.json: { get: { operationId: c, parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } }
            """);
        Assert.That(paths.Properties().Select(path => path.Name), Is.EqualTo((string[])["/posts/{id}/more", "/posts/{id}%2Ejson", "/tags/{name}.json"]));
    }

    [TestCase("name: page, style: deepObject, schema: { type: object, required: [after], properties: { size: { type: integer }, after: { type: string } } }", "page[size] integer, page[after] string")]
    [TestCase("name: page, schema: { type: object, properties: { size: { type: integer } } }", "size integer")]
    [TestCase("name: page, schema: { $ref: '#/components/schemas/Page' }", "size integer")]
    [TestCase("name: page, style: deepObject, schema: { type: object, properties: { of: { type: object, properties: { size: { type: integer } } } } }", "page object")]
    [TestCase("name: page, schema: { type: object, additionalProperties: { type: string } }", "page array")]
    [TestCase("name: page, schema: { type: object, additionalProperties: { type: object } }", "page object")]
    [TestCase("name: page, required: true, schema: { $ref: '#/components/schemas/Page' }", "size integer")]
    [TestCase("name: wait, schema: { anyOf: [{ type: boolean }, { type: integer }] }", "wait string")]
    [TestCase("name: modes, schema: { anyOf: [{ type: string }, { type: array, items: { type: string } }] }", "modes array")]
    [TestCase("name: tags, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } }", "tags string")]
    [TestCase("name: tags, explode: false, schema: { type: array, items: { type: string } }", "tags array")]
    [TestCase("name: filter, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } }", "filter string")]
    public void A_parameter_of_a_query_is_what_Kiota_can_send(string parameter, string wanted)
    {
        var paths = Paths($$"""/a: { get: { operationId: a, parameters: [{ in: query, {{parameter}} }], responses: { '200': { description: ok } } } }""");
        var parameters = paths["/a"]!["get"]!["parameters"]!.Select(one => $"{one["name"]} {one["schema"]!["type"] ?? "object"}");
        Assert.That(string.Join(", ", parameters), Is.EqualTo(wanted));
    }

    [Test]
    public void How_a_text_is_to_be_written_is_said()
    {
        var parameter = Paths("""/a: { get: { operationId: a, parameters: [{ name: tags, in: query, description: All tags., style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }], responses: { '200': { description: ok } } } }""")["/a"]!["get"]!["parameters"]![0]!;
        Assert.That(parameter["description"]!.ToString(), Is.EqualTo("All tags. Its elements are separated by spaces."));
    }

    [Test]
    public void A_required_list_and_one_that_another_method_does_without_are_asked_for_by_the_runtime()
    {
        var item = Paths("""
            /a:
                get: { operationId: a, parameters: [{ name: ids, in: query, required: true, schema: { type: array, items: { type: string } } }, { name: of, in: query, schema: { type: string } }, { name: on, in: query, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }
                post: { operationId: b, parameters: [{ name: of, in: query, required: true, schema: { type: string } }], responses: { '200': { description: ok } } }
            """)["/a"]!;
        Assert.That(item["get"]!["parameters"]!.Select(one => one["required"]?.Value<bool>() == true), Is.EqualTo((bool[])[false, false, true]));
        Assert.That(item["post"]!["parameters"]![0]!["required"]!.Value<bool>(), Is.False);
        Assert.That(item["post"]!["parameters"]![0]!["description"]!.ToString(), Does.EndWith("Required."));
    }

    [TestCase("'207': { description: ok, content: { application/json: {} } }", "2XX")]
    [TestCase("default: { description: ok, content: { application/json: {} } }, '400': { description: no }", "2XX,400")]
    [TestCase("default: { description: no, content: { application/json: {} } }, '204': { description: ok }", "204,default")]
    [TestCase("default: { description: no, content: { application/json: {} } }, '200': { description: ok }", "200,default")]
    [TestCase("'201': { description: ok, content: { application/sdp: { schema: { type: string } } } }", "2XX")]
    [TestCase("'201': { description: ok, content: { application/vnd.acme+json: { schema: { type: string } } } }", "201")]
    public void A_success_that_Kiota_does_not_decode_by_its_status_is_of_the_range(string responses, string wanted)
    {
        var found = (JObject)Paths($$"""/a: { get: { operationId: a, responses: { {{responses}} } } }""")["/a"]!["get"]!["responses"]!;
        Assert.That(string.Join(",", found.Properties().Select(response => response.Name).Order(StringComparer.Ordinal)), Is.EqualTo(wanted));
    }

    [TestCase("application/json: { schema: { $ref: '#/components/schemas/Page' } }, multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } }", "multipart/form-data")]
    [TestCase("application/json: { schema: { $ref: '#/components/schemas/Page' } }, multipart/form-data: { schema: { type: object, properties: { files: { type: array, items: { type: string, format: binary } } } } }", "multipart/form-data")]
    [TestCase("multipart/form-data: { schema: { $ref: '#/components/schemas/Page' } }, application/json: { schema: { $ref: '#/components/schemas/Page' } }", "application/json")]
    [TestCase("multipart/form-data: { schema: { $ref: '#/components/schemas/Page' } }, application/sdp: { schema: { type: string } }", "multipart/form-data")]
    public void Of_a_form_with_parts_and_another_body_one_is_taken(string content, string wanted)
    {
        var found = (JObject)Paths($$"""/a: { post: { operationId: a, requestBody: { content: { {{content}} } }, responses: { '200': { description: ok } } } }""")["/a"]!["post"]!["requestBody"]!["content"]!;
        Assert.That(found.Properties().Select(media => media.Name), Is.EqualTo((string[])[wanted]));
    }

    [TestCase("'400': { description: no, content: { application/json: { schema: { type: object } } } }", "400", false)]
    [TestCase("default: { description: no, content: { application/json: { schema: { type: array, items: { type: string } } } } }", "default", false)]
    [TestCase("5XX: { description: no, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }", "5XX", true)]
    [TestCase("'400': { description: no, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Page' } } } } }", "400", true)]
    [TestCase("'200': { description: ok, content: { application/json: { schema: { type: string } } } }", "200", true)]
    public void An_error_that_is_no_object_has_no_type(string response, string status, bool wanted)
    {
        var others = status == "200" ? "" : "'201': { description: ok }, ";
        var content = Paths($$"""/a: { get: { operationId: a, responses: { {{others}}{{response}} } } }""")["/a"]!["get"]!["responses"]![status]!["content"]!["application/json"]!;
        Assert.That(content["schema"] is not null, Is.EqualTo(wanted), "Kiota would warn that it could not create its type.");
    }

    [Test]
    public void What_only_the_server_sets_is_marked_and_an_enum_that_became_a_component_too()
    {
        var schemas = JObject.Parse(SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }",
            components: "{ schemas: { T: { type: object, properties: { id: { type: string, readOnly: true, description: Its id. }, state: { type: string, enum: [on, off], readOnly: true }, owner: { $ref: '#/components/schemas/O', readOnly: true }, name: { type: string } } }, O: { type: object, properties: { a: { type: string } } } } }")).Kiota.Json)["components"]!["schemas"]!;
        var members = (JObject)schemas["T"]!["properties"]!;
        Assert.That(members.Properties().Where(member => member.Value["x-read-only"] is not null).Select(member => member.Name), Is.EqualTo((string[])["id", "state"]), "3.0 hears no word beside a reference.");
        Assert.That(schemas.SelectTokens("$..readOnly"), Is.Empty, "Kiota's models would not write it.");
        Assert.That(members["id"]!["description"]!.ToString(), Is.EqualTo("Its id. Read-only."));
    }

    private static JObject Paths(string paths) => (JObject)JObject.Parse(SpecText.Compile($$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          {{paths.ReplaceLineEndings("\n")}}
        components: { schemas: { Page: { type: object, properties: { size: { type: integer } } } } }
        """).Kiota.Json)["paths"]!;
}
