using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Hostile;

/// <summary>The known ways in which a description's text became code: every place that a text can stand in, and every snippet that leaves one.</summary>
internal static class Vectors
{
    /// <summary>The identifier in each snippet: outside of literals and comments it is an injection.</summary>
    public const string Marker = "INJECTED";

    /// <summary>The characters that end a line, or hide one, for some reader of C# or XML.</summary>
    private static readonly (string Name, char Character)[] Characters =
    [
        ("LF", '\n'), ("CR", '\r'), ("NEL", '\u0085'), ("LS", '\u2028'), ("PS", '\u2029'), ("FF", '\f'), ("VT", '\v'), ("NUL", '\0'), ("FS", '\u001c'), ("ESC", '\u001b'),
        ("BOM", '\ufeff'), ("RLO", '\u202e'), ("LRI", '\u2066'), ("ZWSP", '\u200b'), ("half a pair", '\ud800'), ("noncharacter", '\uffff'),
    ];

    private static readonly (string Name, string Text)[] Quotes =
    [
        ("a quote", $"x\"; public static int {Marker} = 1; //"),
        ("a quote and brackets", $"x\")] class {Marker} {{ }} [A(\""),
        ("an escaped quote", $"x\\\"; public static int {Marker} = 1; //"),
        ("three quotes", $"x\"\"\"; public static int {Marker} = 1; //"),
        ("a sum", $"x\" + {Marker}.Run() + \""),
        ("a backslash", $"x{Marker}\\"),
        ("an apostrophe", $"x'; {Marker}.Run(); //"),
        ("a bracket", $"x) {Marker}.Run(); if (status_ == 200"),
        ("braces", $"x{{{Marker}.Run()}}"),
        ("the end of a comment", $"x */ class {Marker} {{ }} /*"),
        ("the end of a summary", $"x</summary> {Marker} <summary>"),
        ("the end of CDATA", $"x]]> {Marker} <![CDATA["),
        ("a reference in documentation", $"x<inheritdoc cref=\"{Marker}\"/> {{@ {Marker}}}"),
        ("an expression of a template", $"x{{{{ \"{Marker}\" }}}}"),
        ("a statement of a template", $"x{{% assign {Marker} = 1 %}}{{% raw %}}"),
        ("a directive", $"x\n#endif\n#error {Marker}\n#pragma warning disable"),
    ];

    /// <summary>Each with the marker in it.</summary>
    public static IReadOnlyList<(string Name, string Text)> Snippets { get; } =
        [.. Characters.Select(one => (one.Name, $"x{one.Character}public static int {Marker} = 1; //{one.Character}")), .. Quotes];

    /// <summary>Each place, and how a text is put there.</summary>
    public static IReadOnlyList<Place> Places { get; } =
    [
        Prose("the title of the document", "info.title"),
        Prose("the version of the document", "info.version"),
        Prose("the description of the document", "info.description"),
        Prose("the contact", "info.contact.name"),
        Prose("the description of a server", "servers[0].description"),
        Prose("the description of a variable", "servers[0].variables.region.description"),
        Prose("the description of a tag", "tags[0].description"),
        Prose("the description of a scheme", "components.securitySchemes.key.description"),
        Prose("the description of a scope", "components.securitySchemes.grant.flows.clientCredentials.scopes.read"),
        Prose("the summary of an operation", Get + ".summary"),
        Prose("the description of an operation", Get + ".description"),
        Prose("the description of a parameter", Get + ".parameters[1].description"),
        Prose("the title of a parameter's schema", Get + ".parameters[1].schema.title"),
        Prose("the description of a response", Get + ".responses.200.description"),
        Prose("the description of an error", Get + ".responses.4XX.description"),
        Prose("the description of a body", Put + ".requestBody.description"),
        Prose("the title of a schema", "components.schemas.Part.title"),
        Prose("the description of a schema", "components.schemas.Part.description"),
        Prose("the title of a member", "components.schemas.Part.properties.size.title"),
        Prose("the description of a member", "components.schemas.Part.properties.size.description"),
        Prose("the description of an enum", "components.schemas.Colour.description"),
        Prose("the format of a member", "components.schemas.Part.properties.size.format"),

        new("a tag", (document, text) => (document["tags"]![0]!["name"], document.SelectToken(Get)!["tags"]![0]) = (text, text), IsProse: true),
        At("the default of a parameter", Get + ".parameters[1].schema.default"),
        At("the default of a member", "components.schemas.Part.properties.size.default"),
        At("the default of a date", "components.schemas.Part.properties.day.default"),
        At("the default of a number", "components.schemas.Part.properties.count.default"),
        At("the default of a truth value", "components.schemas.Part.properties.isNew.default"),
        At("the default of an enum", "components.schemas.Part.properties.own.default"),
        At("a bound", "components.schemas.Part.properties.count.minimum"),
        At("a length", Get + ".parameters[1].schema.maxLength"),
        At("the pattern of a parameter", Get + ".parameters[1].schema.pattern"),
        At("the pattern of a member", "components.schemas.Part.properties.size.pattern"),
        At("a value of a component", "components.schemas.Colour.enum[1]"),
        At("a value of a member", "components.schemas.Part.properties.own.enum[1]"),
        At("a value of a parameter", Get + ".parameters[2].schema.enum[1]"),
        At("the name of a discriminator", "components.schemas.Part.discriminator.propertyName"),
        At("an operation's id", Get + ".operationId"),
        At("the name of a query parameter", Get + ".parameters[1].name"),
        At("the name of a header", Get + ".parameters[3].name"),
        At("the name of a cookie", Get + ".parameters[4].name"),
        At("the name of a key's header", "components.securitySchemes.key.name"),
        At("the scheme of a sign-in", "components.securitySchemes.bearer.scheme"),
        At("the address of a server", "servers[0].url"),
        At("the default of a variable", "servers[0].variables.region.default"),
        At("a value of a variable", "servers[0].variables.region.enum[0]"),
        At("the media type of a form's part", Post + ".requestBody.content['multipart/form-data'].encoding.note.contentType"),
        .. Extensions(("x-style", Get + ".parameters[1]"), ("x-cookie", Get + ".parameters[1]"), ("x-originalName", Get + ".parameters[1]"), ("x-position", Get + ".parameters[1]"),
            ("x-accept", Get), ("x-ms-deprecation", Get), ("x-name", Put + ".requestBody"), ("x-client-name", "info"), ("x-ms-kiota-info", "info"), ("x-summary", "info"),
            ("x-csharp-name", "components.schemas.Part.properties.size"), ("x-read-only", "components.schemas.Part.properties.size"), ("x-may-be-null", "components.schemas.Part.properties.size"),
            ("x-format", "components.schemas.Part.properties.size"), ("x-deprecatedMessage", "components.schemas.Part"), ("x-own-kind", "components.schemas.Gear"),
            ("x-schema-name", "components.schemas.Part.properties.own"), ("x-ms-enum", "components.schemas.Colour")),
        new("x-enumNames", (document, text) => document["components"]!["schemas"]!["Colour"]!["x-enumNames"] = new JArray("Red", text)),
        new("x-enum-varnames", (document, text) => document["components"]!["schemas"]!["Colour"]!["x-enum-varnames"] = new JArray("Red", text)),
        new("x-dictionaryKey", (document, text) => document["components"]!["schemas"]!["Labels"]!["x-dictionaryKey"] = new JObject { ["type"] = "string", ["enum"] = new JArray(text) }),

        // Last: what stands below a key is found by the key.
        Key("a path", "paths", "/things"),
        Key("a status", Get + ".responses", "4XX"),
        Key("the media type of an answer", Get + ".responses.200.content", "application/json"),
        Key("the media type of a body", Put + ".requestBody.content", "application/json"),
        Key("a header of an answer", Get + ".responses.200.headers", "X-Left"),
        Key("the name of a member", "components.schemas.Part.properties", "size"),
        Key("the name of an error's member", "components.schemas.Error.properties", "why"),
        Key("the name of a form's field", Post + ".requestBody.content['multipart/form-data'].schema.properties", "note"),
        Key("the name of a schema", "components.schemas", "Spare"),
        Key("the name of a scheme", "components.securitySchemes", "bearer"),
        Key("the name of a variable", "servers[0].variables", "region"),
        Key("a scope", "components.securitySchemes.grant.flows.clientCredentials.scopes", "read"),
        Key("a value of a mapping", "components.schemas.Part.discriminator.mapping", "gear"),
    ];

    private const string Get = "paths['/parts/{id}'].get";
    private const string Put = "paths['/parts/{id}'].put";
    private const string Post = "paths['/parts/{id}'].post";

    /// <summary>A description with a text in one place.</summary>
    public static JObject Document(Place place, string text)
    {
        var document = JObject.Parse(Plain);
        place.Put(document, text);
        return document;
    }

    /// <summary>What of a source file is not as it should be: the marker outside of literals and comments, and what C# does not read.</summary>
    public static IEnumerable<string> Failures(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithPreprocessorSymbols("NET5_0_OR_GREATER", "NETSTANDARD2_1_OR_GREATER"));
        return tree.GetRoot().DescendantTokens(descendIntoTrivia: false)
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText == Marker || token.ValueText.StartsWith(Marker + "_", StringComparison.Ordinal)))
            .Select(token => $"{token} at {token.GetLocation().GetLineSpan().StartLinePosition}: {token.Parent}")
            .Concat(tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()))
            .Take(3);
    }

    private static Place Prose(string name, string path) => At(name, path) with { IsProse = true };

    private static Place At(string name, string path) => new(name, (document, text) =>
    {
        var split = path.LastIndexOf('.');
        if (path.EndsWith(']'))
            document.SelectToken(path)!.Replace(text);
        else
            ((JObject)document.SelectToken(path[..split])!)[path[(split + 1)..]] = text;
    });

    private static Place Key(string name, string path, string key) => new(name, (document, text) =>
    {
        var member = ((JObject)document.SelectToken(path)!).Property(key)!;
        member.Replace(new JProperty(key.StartsWith('/') ? key + text : text, member.Value));
    });

    private static IEnumerable<Place> Extensions(params (string Name, string Path)[] extensions) =>
        extensions.Select(extension => new Place(extension.Name, (document, text) => document.SelectToken(extension.Path)![extension.Name] = text));

    private const string Plain = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Acme", "version": "1", "contact": { "name": "Acme" } },
          "servers": [{ "url": "https://{region}.example", "variables": { "region": { "default": "eu", "enum": ["eu"] } } }],
          "tags": [{ "name": "parts" }],
          "security": [{ "key": [] }, { "grant": ["read"] }],
          "paths": {
            "/things": { "get": { "operationId": "listThings", "responses": { "204": { "description": "None." } } } },
            "/parts/{id}": {
              "get": {
                "operationId": "getPart", "tags": ["parts"], "deprecated": true,
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                  { "name": "q", "in": "query", "schema": { "type": "string" } },
                  { "name": "colour", "in": "query", "schema": { "type": "string", "enum": ["red", "blue"] } },
                  { "name": "X-Trace", "in": "header", "schema": { "type": "string" } },
                  { "name": "session", "in": "cookie", "schema": { "type": "string" } }
                ],
                "responses": {
                  "200": { "description": "The part.", "headers": { "X-Left": { "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Part" } } } },
                  "4XX": { "description": "None.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } } }
                }
              },
              "put": {
                "operationId": "putPart", "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Part" } } } },
                "responses": { "204": { "description": "Kept." } }
              },
              "post": {
                "operationId": "sendPart", "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "multipart/form-data": {
                  "schema": { "type": "object", "properties": { "file": { "type": "string", "format": "binary" }, "note": { "type": "string" } } },
                  "encoding": { "note": { "contentType": "text/plain" } } } } },
                "responses": { "204": { "description": "Kept." } }
              }
            }
          },
          "components": {
            "schemas": {
              "Part": {
                "type": "object", "required": ["kind"],
                "properties": {
                  "kind": { "type": "string" }, "size": { "type": "string" }, "day": { "type": "string", "format": "date-time" }, "count": { "type": "integer" }, "isNew": { "type": "boolean" },
                  "colour": { "$ref": "#/components/schemas/Colour" }, "own": { "type": "string", "enum": ["a", "b"] }, "labels": { "$ref": "#/components/schemas/Labels" }
                },
                "discriminator": { "propertyName": "kind", "mapping": { "gear": "#/components/schemas/Gear" } }
              },
              "Gear": { "allOf": [{ "$ref": "#/components/schemas/Part" }, { "type": "object", "properties": { "teeth": { "type": "integer" } } }] },
              "Colour": { "type": "string", "enum": ["red", "blue"] },
              "Labels": { "type": "object", "additionalProperties": { "type": "string" } },
              "Spare": { "type": "object", "properties": { "a": { "type": "string" } } },
              "Error": { "type": "object", "properties": { "why": { "type": "string" } } }
            },
            "securitySchemes": {
              "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
              "bearer": { "type": "http", "scheme": "bearer" },
              "grant": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://id.example", "scopes": { "read": "Reads." } } } }
            }
          }
        }
        """;
}

/// <summary>A place in a description.</summary>
/// <param name="Name">What stands there.</param>
/// <param name="Put">Puts a text there.</param>
/// <param name="IsProse">Whether people alone read it, so that any text there makes a client.</param>
internal sealed record Place(string Name, Action<JObject, string> Put, bool IsProse = false)
{
    public override string ToString() => Name;
}
