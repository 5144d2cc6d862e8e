using System.Globalization;
using System.Text;

namespace AgentSessions.Hostile.Documents;

/// <summary>Descriptions whose shape is the trouble. All are small; what they unfold to may not be.</summary>
internal static class Structures
{
    private static readonly string[] Sides = ["L", "R"];

    private static readonly IReadOnlyList<(string Name, Func<Dice, string> Schemas)> Shapes =
    [
        ("a list of itself", _ => """{"T":{"type":"array","items":{"$ref":"#/components/schemas/T"}}}"""),
        ("a map of itself", _ => """{"T":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/T"}}}"""),
        ("a list and a map of each other", dice => Ring(dice, next => dice.Percent(50) ? $$"""{"type":"array","items":{{next}}}"""
            : $$"""{"type":"object","additionalProperties":{{next}}}""")),
        ("references to each other", dice => Ring(dice, next => next)),
        ("one part of each other", dice => Ring(dice, next => $$"""{"{{dice.Pick("allOf", "anyOf", "oneOf")}}":[{{next}}]}""")),
        ("parts of each other", dice => Ring(dice, next =>
            $$"""{"{{dice.Pick("allOf", "anyOf", "oneOf")}}":[{{next}},{"type":"object","properties":{"a":{"type":"string"} } }]}""")),
        ("members of each other", dice => Ring(dice, next =>
            $$"""{"type":"object","required":["next"],"properties":{"next":{{next}},"default":{"default":{"next":{} } } } }""")),
        ("negations of each other", dice => Ring(dice, next =>
            $$"""{"not":{{next}},"if":{{next}},"then":{{next}},"propertyNames":{{next}},"contains":{{next}}}""")),
        ("oneOf itself with a discriminator", dice =>
            """{"T":{"type":"object","required":["k"],"properties":{"k":{"type":"string"}},"oneOf":[{"$ref":"#/components/schemas/T"},{"$ref":"#/components/schemas/U"}],"discriminator":{"propertyName":"k","mapping":{"t":"#/components/schemas/T","u":"#/components/schemas/U"}}},"U":{"allOf":[{"$ref":"#/components/schemas/T"},{"type":"object","properties":{"a":{"$ref":"#/components/schemas/U"}}}]}}"""),
        ("a chain of allOf", dice => Chain(dice.Pick(5, 20, 60, 150), "allOf")),
        ("a chain of references", dice => Chain(dice.Pick(5, 40, 200, 1_000), "$ref")),
        ("diamonds of allOf", dice => Diamonds(dice.Pick(2, 5, 9, 24), "allOf")),
        ("diamonds of oneOf", dice => Diamonds(dice.Pick(2, 5, 9, 24), "oneOf")),
        ("lists of lists", dice => $$"""{"T":{{Nested(dice.Pick(5, 30, 100, 900), """{"type":"array","items":""")}}}"""),
        ("members of members", dice => $$"""{"T":{{Nested(dice.Pick(5, 30, 100, 900), """{"type":"object","properties":{"a":""", "}")}}}"""),
        ("parts of parts", dice => $$"""{"T":{{Nested(dice.Pick(5, 30, 100, 900), $$"""{"{{dice.Pick("allOf", "anyOf", "oneOf")}}":[""", "]")}}}"""),
        ("an example as deep", dice =>
            $$"""{"T":{"type":"object","example":{{Nested(dice.Pick(30, 100, 900), """{"a":""")}},"default":{{Nested(30, """{"a":""")}} } }"""),
        ("many members", dice =>
            $$"""{"T":{"type":"object","properties":{ {{Many(dice.Pick(50, 400), i => $"\"{dice.Pick("a", "A", "a_", "a-")}{i / 3}{dice.Pick("", "_", "-", ".")}{i}\":{{\"type\":\"string\"}}")}} } } }"""),
        ("many values", dice => $$"""{"T":{"type":"string","enum":[{{Many(dice.Pick(50, 600), i => $"\"{dice.Pick("a", "A", "a_", "a-", "-a")}{i}\"")}}]} }"""),
        ("names that become one", _ =>
            """{"T":{"type":"object","properties":{"foo":{"type":"string"},"Foo":{"type":"string"},"FOO":{"type":"string"},"foo_":{"type":"string"},"_foo":{"type":"string"},"foo-":{"type":"string"},"f.oo":{"type":"string"},"fo\u200bo":{"type":"string"},"T":{"type":"string"}}},"t":{"type":"object","properties":{"a":{"type":"string"}}},"t_":{"type":"string","enum":["a","A","a ","a\u200b","","-","_"]},"T.T":{"type":"object","properties":{"b":{"type":"string"}}}}"""),
        ("nothing", dice =>
            $$"""{"T":{{dice.Pick("{}", "true", "false", "null", "[]", """{"type":[]}""", """{"enum":[]}""", """{"allOf":[]}""", """{"properties":null}""", """{"type":"null"}""", """{"const":null}""", """{"enum":[null]}""", """{"type":["null","null"]}""")}}}"""),
        ("patterns that never end", dice =>
            $$"""{"T":{"type":"object","properties":{"a":{"type":"string","pattern":"{{dice.Pick("^(a+)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?<a>.)\\\\k<a>+", "(?=(a+))\\\\1+$", "[", "(", "*", "\\\\", "(?#", "(?i)a{1,99999}", "a{99999999999}", "\\\\p{Foo}", "\\\\u{1F600}")}}"} } } }"""),
    ];

    /// <summary>YAML that says more than JSON can.</summary>
    private static readonly IReadOnlyList<(string Name, Func<Dice, string> Tail)> Yamls =
    [
        ("aliases that double", dice => Doubling(dice.Pick(3, 8, 20, 40))),
        ("aliases that deepen", dice => Deepening(dice.Pick(3, 20, 60, 170))),
        ("an alias of itself", dice => $"    T: &t {dice.Pick("{ type: array, items: *t }", "[ *t ]", "{ properties: { a: *t } }", "{ *t : a }", "*t")}\n"),
        ("merge keys", dice =>
            $"    B: &b {{ type: object, properties: {{ a: {{ type: string }} }} }}\n    T:\n      <<: {dice.Pick("*b", "[*b, *b]", "{ type: string }", "a", "[a]", "*c", "&s { <<: *s }")}\n      {dice.Pick("description: merged", "<<: *b", "\"<<\": *b", "type: object")}\n"),
        ("tags and anchors", dice =>
            $"    T: {dice.Pick("!!python/object:os.system { type: string }", "!<tag:INJECTED> { type: string }", "!!str 7", "!!binary aGk=", "!!set { a }", "!INJECTED a", "&a &b { type: string }", "? { type: string }", "{ ? [a] : b }", "{ ? { a: b } : c }", "|\n      type: string", "*nowhere")}\n"),
        ("keys twice", dice =>
            $"    T: {{ type: string, type: {dice.Pick("string", "integer")}, \"type\": object, description: a, description: b }}\n    T: {{ type: integer }}\n"),
        ("scalars of YAML", dice =>
            $"    T: {{ type: {dice.Pick("string", "integer", "number", "boolean")}, default: {Scalar(dice)}, minimum: {Scalar(dice)}, maxLength: {Scalar(dice)}, enum: [{Scalar(dice)}, {Scalar(dice)}, {Scalar(dice)}] }}\n"),
        ("several documents", dice =>
            $"    T: {{ type: string }}\n{dice.Pick("---\nopenapi: 3.0.0\n", "...\n", "...\nINJECTED\n", "--- a\n--- b\n", "%YAML 1.2\n---\n")}"),
        ("a block that is not one", dice =>
            $"    T:\n      description: {dice.Pick("|9", "|-99", ">+", "|\n\tINJECTED", "|\n  INJECTED", "'", "\"", "\"\\q\"", "\"\\ud800\"", "\"\\U0010ffff\"", "\"\\U00110000\"", "@a", "`a", "%a", "- a", "a: b: c", "[", "{", "]", "# a", "a #b", "!", "&")}\n      type: string\n"),
    ];

    public static (string Text, bool IsYaml, string Done) Make(Dice dice)
    {
        var version = dice.Pick("3.0.3", "3.1.0", "3.2.0");
        var operation = $$"""{"get":{"operationId":"a","parameters":[{"name":"q","in":"query","schema":{{(dice.Percent(30) ? """{"$ref":"#/components/schemas/T"}""" : """{"type":"string"}""")}} }],"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/T"} } } } } } }""";
        if (dice.Percent(30))
        {
            var (name, tail) = dice.From(Yamls);
            return ($"openapi: {version}\ninfo: {{ title: a, version: '1' }}\npaths:\n  /a: {operation}\ncomponents:\n  schemas:\n{tail(dice)}", true, name);
        }
        var shape = dice.From(Shapes);
        return ($$"""{"openapi":"{{version}}","info":{"title":"a","version":"1"},"paths":{"/a":{{operation}} },"components":{"schemas":{{shape.Schemas(dice)}} } }""", false, shape.Name);
    }

    private static string Ring(Dice dice, Func<string, string> link)
    {
        var size = dice.Between(1, 4);
        var names = Enumerable.Range(0, size).Select(i => i == 0 ? "T" : $"T{i}").ToList();
        return "{" + string.Join(',', names.Select((name, i) => $$"""
            "{{name}}":{{link($$"""{"$ref":"#/components/schemas/{{names[(i + 1) % size]}}"}""")}}
            """)) + "}";
    }

    private static string Chain(int length, string word)
    {
        var links = Enumerable.Range(0, length).Select(i => word == "$ref"
            ? $$""" "{{Link(i)}}":{"$ref":"#/components/schemas/{{Link(i + 1)}}"} """
            : $$""" "{{Link(i)}}":{"allOf":[{"$ref":"#/components/schemas/{{Link(i + 1)}}"},{"type":"object","properties":{"m{{i}}":{"type":"string"} } }]} """);
        return $$"""{{{string.Join(',', links)}},"{{Link(length)}}":{"type":"object","properties":{"end":{"type":"string"} } } }""";

        static string Link(int i) => i == 0 ? "T" : $"T{i}";
    }

    private static string Diamonds(int depth, string word)
    {
        var parts = new List<string>();
        for (var i = 0; i < depth; i++)
        {
            var (name, next) = (i == 0 ? "T" : $"T{i}", $"T{i + 1}");
            parts.Add($$""" "{{name}}":{"{{word}}":[{"$ref":"#/components/schemas/L{{i}}"},{"$ref":"#/components/schemas/R{{i}}"}]} """);
            parts.AddRange(Sides.Select(side =>
                $$""" "{{side}}{{i}}":{"{{word}}":[{"$ref":"#/components/schemas/{{next}}"},{"type":"object","properties":{"{{side}}m{{i}}":{"type":"string"} } }]} """));
        }
        return $$"""{{{string.Join(',', parts)}},"T{{depth}}":{"type":"object","properties":{"end":{"type":"string"} } } }""";
    }

    private static string Nested(int depth, string open, string close = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + """{"type":"string"}""" + string.Concat(Enumerable.Repeat(close + "}", depth));

    private static string Many(int count, Func<int, string> one) => string.Join(',', Enumerable.Range(0, count)
        .Select(one).DistinctBy(text => text.Split(':')[0]));

    private static string Doubling(int count)
    {
        var text = new StringBuilder("    A0: &a0 { type: object, properties: { x: { type: string } } }\n");
        for (var i = 1; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"    A{i}: &a{i} {{ type: object, properties: {{ l: *a{i - 1}, r: *a{i - 1} }} }}\n");
        return text.Append(CultureInfo.InvariantCulture, $"    T: *a{count - 1}\n").ToString();
    }

    private static string Deepening(int count)
    {
        var text = new StringBuilder("    A0: &a0 { type: array, items: { type: string } }\n");
        for (var i = 1; i < count; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"    A{i}: &a{i} {string.Concat(Enumerable.Repeat("{ type: array, items: ", 10))}*a{i - 1}{string.Concat(Enumerable.Repeat(" }", 10))}\n");
        return text.Append(CultureInfo.InvariantCulture, $"    T: *a{count - 1}\n").ToString();
    }

    private static string Scalar(Dice dice) => dice.Pick(
        ".inf", "-.inf", ".nan", "1e400", "0x7fffffffffffffffff", "0o777", "0777", "1_000", "yes", "no", "on", "~", "null", "", "2026-01-02",
        "2026-01-02T03:04:05Z", "1:30:00", "=", "<<", "!!float 1", "!!int a", "'x INJECTED'", "1e3", "-0", "+5", "9223372036854775808",
        "123456789012345678901234567890.123456789012345678901234567890", "\"\\u2028\"", "true", "TRUE", "0b101", "[]", "{}");
}
