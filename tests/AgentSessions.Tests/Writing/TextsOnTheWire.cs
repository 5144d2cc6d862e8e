using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Building;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Writing;

/// <summary>A name or a value of any characters compiles, and is sent as the description has it.</summary>
internal sealed class TextsOnTheWire
{
    private static readonly string[] Texts =
    [
        "line\u2028separator", "paragraph\u2029separator", "next\u0085line", "form\ffeed", "nul\0", "fs\u001c", "\ufeffmark", "right\u202eleft", "zero\u200bwidth",
        "a\"quote", "a\\back", "{braces}", "{{ filter }}", "{% tag %}", "a;b", "a'b", "</summary>", "*/", "]]>", "+", "-", "%", "😀", "🄰🄱", "e\u0301t\u00e9", "\u0301", "漢字", "class", "1st", "a~w1~", "$", "a b", "null",
    ];

    /// <summary>Those that may name a parameter.</summary>
    private static readonly string[] InQueries = [.. Texts.Where(text => !text.Any(c => c is '"' or '\\' || char.IsControl(c)))];

    private string _folder = null!;

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("wire-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task NSwag_writes_each_as_it_is()
    {
        var literals = await LiteralsAsync(new NSwagGenerator());
        Assert.Multiple(() =>
        {
            Assert.That(Texts.Where(text => !literals.Contains("member " + text) || !literals.Contains(text)), Is.Empty, "The names of members.");
            Assert.That(Texts.Where(text => !literals.Contains("value " + text)), Is.Empty, "The values of an enum.");
            Assert.That(Texts.Where(text => !literals.Contains("kind " + text)), Is.Empty, "The values of a discriminator.");
            Assert.That(InQueries.Where(text => !literals.Contains("query " + text)), Is.Empty, "The names of parameters.");
            Assert.That(literals, Does.Contain("of\u2028\"kind"), "The name of a discriminator.");
        });
    }

    [Test]
    public async Task Kiota_writes_each_as_it_is_and_parameters_as_an_address_has_them()
    {
        var literals = await LiteralsAsync(new KiotaGenerator());
        Assert.Multiple(() =>
        {
            Assert.That(Texts.Where(text => !literals.Contains("member " + text) || !literals.Contains(text)), Is.Empty, "The names of members.");
            Assert.That(Texts.Where(text => !literals.Contains("value " + text)), Is.Empty, "The values of an enum.");
            Assert.That(Texts.Where(text => !literals.Contains("kind " + text)), Is.Empty, "The values of a discriminator.");
            Assert.That(InQueries.Where(text => !literals.Any(literal => Uri.UnescapeDataString(literal) == "query " + text)), Is.Empty, "The names of parameters.");
            Assert.That(literals, Does.Contain("of\u2028\"kind"), "The name of a discriminator.");
        });
    }

    [TestCase("/a\u2028b", "/a%E2%80%A8b")]
    [TestCase("/a b<c", "/a%20b%3Cc")]
    [TestCase("/été/漢字", "/été/漢字")]
    [TestCase("/a/{i\u2028d}/b{open", "/a/{iD}/b%7Bopen")]
    [TestCase("/a/{id}", "/a/{id}")]
    public void A_path_is_spelled_for_Kiota_as_an_address_has_it(string path, string wanted)
    {
        var document = new JObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JObject { ["title"] = "Acme", ["version"] = "1" },
            ["paths"] = new JObject { [path] = new JObject { ["get"] = new JObject { ["responses"] = new JObject { ["204"] = new JObject { ["description"] = "None." } } } } },
        };
        var view = JObject.Parse(Compile(document).Kiota.Json);
        Assert.That(((JObject)view["paths"]!).Properties().Single().Name, Is.EqualTo(wanted));
        var declared = (view["paths"]![wanted]!["get"]!["parameters"] as JArray ?? []).Select(parameter => $"{{{parameter["name"]}}}");
        Assert.That(declared, Is.All.Matches<string>(wanted.Contains));
    }

    /// <summary>The values of all literals of a client that compiles without a warning.</summary>
    private async Task<IReadOnlySet<string>> LiteralsAsync(IGenerator generator)
    {
        var document = Compile(Document());
        await generator.GenerateAsync([document], _folder);
        var sources = Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var trees = InMemory.Compile(sources).SyntaxTrees;
        return trees.SelectMany(tree => tree.GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).ToHashSet();
    }

    private static EffectiveDocument Compile(JObject document) =>
        EffectiveDocument.Standalone("Acme", DocumentReader.Parse(document.ToString(), "acme.json"), overlay: null, new Defences(OnReading: false, AfterWriting: false));

    private static JObject Document()
    {
        var text = new JObject { ["type"] = "string" };
        var part = new JObject
        {
            ["type"] = "object",
            ["required"] = new JArray("of\u2028\"kind"),
            ["properties"] = new JObject(Texts.Select(name => new JProperty("member " + name, text)).Concat(Texts.Select(name => new JProperty(name, text))).Append(new JProperty("of\u2028\"kind", text)).Append(new JProperty("colour", new JObject { ["$ref"] = "#/components/schemas/Colour" }))),
            ["discriminator"] = new JObject { ["propertyName"] = "of\u2028\"kind", ["mapping"] = new JObject(Texts.Select((kind, at) => new JProperty("kind " + kind, $"#/components/schemas/Gear{at}"))) },
        };
        return new JObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JObject { ["title"] = "Acme", ["version"] = "1" },
            ["paths"] = new JObject
            {
                ["/parts"] = new JObject
                {
                    ["get"] = new JObject
                    {
                        ["operationId"] = "listParts",
                        ["parameters"] = new JArray(InQueries.Select((name, at) => new JObject { ["name"] = "query " + name, ["in"] = "query", ["required"] = at % 2 == 0, ["schema"] = text })),
                        ["responses"] = new JObject { ["200"] = new JObject { ["description"] = "ok", ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = new JObject { ["$ref"] = "#/components/schemas/Part" } } } } },
                    },
                },
            },
            ["components"] = new JObject
            {
                ["schemas"] = new JObject(Texts.Select((_, at) => new JProperty($"Gear{at}", Gear(at))))
                {
                    ["Part"] = part,
                    ["Colour"] = new JObject { ["type"] = "string", ["enum"] = new JArray(Texts.Select(value => "value " + value)) },
                },
            },
        };

        static JObject Gear(int at) => new()
        {
            ["allOf"] = new JArray(new JObject { ["$ref"] = "#/components/schemas/Part" }, new JObject { ["type"] = "object", ["properties"] = new JObject { [$"teeth{at}"] = new JObject { ["type"] = "integer" } } }),
        };
    }
}
