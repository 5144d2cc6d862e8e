using AgentSessions.Hostile.Measuring;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Layer;

namespace AgentSessions.Tests.Compilation;

/// <summary>What the generators are told so that requests go out, and answers come back, as the description says.</summary>
internal sealed class AnySpecCalls
{
    [Test]
    public void A_parameter_in_a_path_is_required()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a/{id}:\n    get: { parameters: [{ name: id, in: path, schema: { type: string } }], responses: { '200': { description: ok } } }\n");
        Assert.That(document.Root.SelectToken("paths./a/{id}.get.parameters[0].required")!.Value<bool>(), Is.True);
    }

    [TestCase("[]", "", TestName = "Accept and Content-Type are no parameters")]
    [TestCase("[{ key: [] }]", "", TestName = "Nor is Authorization where there is a way to sign in")]
    [TestCase(null, "Authorization", TestName = "Authorization is one where nothing else says how")]
    public void Ignored_headers(string? security, string left)
    {
        var document = SpecText.Tolerate($$"""
            openapi: 3.0.0
            paths:
              /a:
                get:
                  {{(security is null or "[]" ? "" : $"security: {security}")}}
                  parameters: [{ name: Accept, in: header, schema: { type: string } }, { name: content-type, in: header, schema: { type: string } }, { name: {{(security == "[]" ? "ACCEPT" : "Authorization")}}, in: header, schema: { type: string } }]
                  responses: { '200': { description: ok } }
            components: { securitySchemes: { key: { type: http, scheme: bearer } } }
            """);
        Assert.That(string.Join(' ', document.Root.SelectTokens("paths./a.get.parameters[*].name")), Is.EqualTo(left));
    }

    [TestCase("query", "explode: false", "Comma")]
    [TestCase("query", "style: form", null)]
    [TestCase("query", "style: deepObject", "DeepObject")]
    [TestCase("query", "style: spaceDelimited, explode: false", "Space")]
    [TestCase("query", "style: pipeDelimited", "Pipe")]
    [TestCase("header", "explode: true", "Members")]
    [TestCase("header", "explode: false", null)]
    [TestCase("path", "style: label", "Label")]
    [TestCase("path", "style: matrix, explode: true", "MatrixEach")]
    public void An_operation_says_how_a_parameter_is_spelled(string place, string style, string? wanted)
    {
        var document = SpecText.Tolerate($$"""
            openapi: 3.0.0
            paths:
              /a/{p}:
                get: { parameters: [{ name: p, in: {{place}}, required: true, {{style}}, schema: { type: array, items: { type: string } } }], responses: { '200': { description: ok } } }
            """);
        var parameter = ApiFile.Write(document, "NSwag").Split('\n').Single(line => line.Contains($"(\"p\", global::SpecClients.ApiParameterLocation.{char.ToUpperInvariant(place[0])}{place[1..]}", StringComparison.Ordinal));
        Assert.That(parameter, wanted is null ? Does.Not.Contain("Style = ") : Does.Contain($"Style = global::SpecClients.ParameterStyle.{wanted} "));
    }

    [Test]
    public void A_parameter_described_as_JSON_is_sent_as_JSON()
    {
        var document = SpecText.Tolerate("openapi: 3.0.0\npaths:\n  /a:\n    get: { parameters: [{ name: p, in: query, content: { application/json: { schema: { type: object } } } }], responses: { '200': { description: ok } } }\n");
        var parameter = JObject.Parse(document.NSwag.Json).SelectToken("paths./a.get.parameters[0]")!;
        Assert.That(parameter["schema"]!["type"]!.ToString(), Is.EqualTo("object"));
        Assert.That(ApiFile.Write(document, "NSwag"), Does.Contain("Style = global::SpecClients.ParameterStyle.Json "));
    }

    [TestCase("text/event-stream: {}, application/json: { schema: { type: object } }", """{"application/json":{"schema":{"type":"object"}}}""", TestName = "JSON is asked for where it can be")]
    [TestCase("text/event-stream: { schema: { type: object } }", """{"application/json":{"schema":{"type":"object"},"x-stream":{"kind":"Events"}}}""", TestName = "Events come one by one")]
    [TestCase("text/event-stream: { schema: { type: string } }", """{"text/event-stream":{"schema":{"type":"string","format":"binary"},"x-stream":{"kind":"Events","untyped":true}}}""", TestName = "Events of which nothing is said come as a stream")]
    [TestCase("text/plain: { schema: { type: object } }", """{"text/plain":{"schema":{"type":"string"}}}""", TestName = "Plain text is text")]
    [TestCase("text/plain: { schema: { type: integer } }", """{"text/plain":{"schema":{"type":"integer","format":"int64"}}}""", TestName = "Plain text may be a number")]
    [TestCase("application/zip: {}", """{"application/zip":{"schema":{"type":"string","format":"binary"}}}""", TestName = "A file is bytes")]
    [TestCase("'*/*': { schema: { type: object } }", """{"*/*":{"schema":{"type":"object"}}}""", TestName = "Any type with a schema is read by it")]
    public void NSwag_is_told_of_one_answer(string content, string wanted)
    {
        var document = SpecText.Tolerate($"openapi: 3.0.0\npaths:\n  /a:\n    get: {{ responses: {{ '200': {{ description: ok, content: {{ {content} }} }} }} }}\n");
        Assert.That(JObject.Parse(document.NSwag.Json).SelectToken("paths./a.get.responses.200.content")!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [TestCase("text/yaml: { schema: { type: string } }", """{"text/yaml":{"schema":{"type":"string","format":"binary"}}}""", TestName = "What is neither JSON nor a form nor plain text is sent as bytes")]
    [TestCase("application/x-www-form-urlencoded: { schema: { type: object } }, application/json: { schema: { type: object } }", """{"application/json":{"schema":{"type":"object"}}}""", TestName = "JSON is sent where it may be")]
    [TestCase("application/json: { schema: { type: object } }, multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } } }", """{"multipart/form-data":{"schema":{"$ref":"#/components/schemas/CreateARequest"}}}""", TestName = "Files are sent in a form")]
    [TestCase("text/plain: { schema: { description: a } }", """{"text/plain":{"schema":{"description":"a","type":"string"}}}""", TestName = "Plain text without a type is text")]
    [TestCase("application/json: {}", """{"application/json":{"schema":{}}}""", TestName = "JSON without a schema is any value")]
    public void NSwag_is_told_of_one_body(string content, string wanted)
    {
        var document = SpecText.Tolerate($"openapi: 3.0.0\npaths:\n  /a:\n    post: {{ requestBody: {{ content: {{ {content} }} }}, responses: {{ '200': {{ description: ok }} }} }}\n");
        Assert.That(JObject.Parse(document.NSwag.Json).SelectToken("paths./a.post.requestBody.content")!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [TestCase("default: { description: no, content: { application/problem+json: {} } }, '200': { description: ok, content: { text/csv: {} } }", "text/csv", TestName = "A success is asked for before a default")]
    [TestCase("default: { description: ok, content: { text/plain: {} } }", "text/plain", TestName = "A default alone is asked for")]
    public void NSwag_is_told_what_to_ask_for(string responses, string wanted)
    {
        var document = SpecText.Tolerate($"openapi: 3.0.0\npaths:\n  /a:\n    get: {{ responses: {{ {responses} }} }}\n");
        Assert.That(JObject.Parse(document.NSwag.Json).SelectToken("paths./a.get.x-accept")!.ToString(), Is.EqualTo(wanted));
    }

    [TestCase("{ anyOf: [{ type: integer, format: uint64 }, { type: string }] }", """{"$ref":"#/components/schemas/StringOrInteger"}""")]
    [TestCase("{ nullable: true, oneOf: [{ type: integer }, { type: string }] }", """{"allOf":[{"$ref":"#/components/schemas/StringOrInteger"}],"nullable":true}""")]
    public void A_component_that_is_a_string_or_a_number_is_the_known_type(string schema, string wanted)
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/Key' }", components: $"{{ schemas: {{ Key: {schema} }} }}"));
        Assert.That(SpecText.Schema(document).ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
        Assert.That(document.Root.SelectToken("components.schemas.Key"), Is.Null);
    }

    [TestCase("{ enum: [true, false] }", """{"type":"boolean"}""", TestName = "Truth values")]
    [TestCase("{ enum: [1, null] }", """{"enum":[1,null],"type":"integer","format":"int64"}""", TestName = "Whole numbers")]
    [TestCase("{ enum: [a, 1] }", "{}", TestName = "Values of several types")]
    public void An_enum_without_a_type_has_that_of_its_values(string schema, string wanted)
    {
        var rewritten = SpecText.Schema(SpecText.Compile(SpecText.WithSchema(schema)));
        ((Newtonsoft.Json.Linq.JObject)rewritten).Remove("x-enumNames");
        Assert.That(rewritten.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(wanted));
    }

    [Test]
    public void Bytes_within_JSON_are_a_string()
    {
        const string Body = "{ schema: { $ref: '#/components/schemas/{0}' } }";
        var nswag = JObject.Parse(SpecText.Tolerate($$"""
            openapi: 3.0.0
            paths:
              /a:
                post:
                  requestBody: { content: { multipart/form-data: {{Body.Replace("{0}", "Form")}} } }
                  responses: { '200': { description: ok, content: { application/json: {{Body.Replace("{0}", "Told")}} } } }
            components:
              schemas:
                Form: { type: object, properties: { file: { type: string, format: binary }, files: { type: array, items: { type: string, format: binary } } } }
                Told: { type: object, properties: { file: { type: string, format: binary } } }
            """).NSwag.Json);
        Assert.That(nswag.SelectTokens("components.schemas.Form..format").Count(), Is.EqualTo(2));
        Assert.That(nswag.SelectToken("components.schemas.Told.properties.file.format"), Is.Null);
    }

    [Test]
    public void NSwag_is_told_what_only_the_server_sets()
    {
        var document = SpecText.Compile(SpecText.WithSchema("{ $ref: '#/components/schemas/T' }", components: "{ schemas: { T: { type: object, properties: { a: { type: string, readOnly: true }, b: { type: string } } } } }"));
        Assert.That(JObject.Parse(document.NSwag.Json).SelectTokens("components.schemas.T.properties.*.x-read-only").Count(), Is.EqualTo(1));
    }

    [Test]
    public void Each_way_to_sign_in_is_described_and_each_operation_says_which()
    {
        var api = ApiFile.Write(SpecText.Tolerate("""
            openapi: 3.0.0
            security: [{ q: [] }, { c: [], b: [] }]
            paths:
              /a: { get: { responses: { '200': { description: ok } } } }
              /b: { get: { security: [], responses: { '200': { description: ok } } } }
            components:
              securitySchemes:
                q: { type: apiKey, in: query, name: token }
                c: { type: apiKey, in: cookie, name: sid }
                b: { type: http, scheme: basic }
            """), "NSwag");
        Assert.That(api, Does.Contain("ApiSecurityKind.ApiKeyQuery, \"token\"").And.Contain("ApiSecurityKind.ApiKeyCookie, \"sid\"").And.Contain("ApiSecurityKind.Basic, \"Authorization\""));
        Assert.That(api, Does.Contain("Security = [[\"q\"], [\"c\", \"b\"]],").And.Contain("Security = [],"));
    }
}
