using System.Text;
using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Guarding;

/// <summary>A client that is generated again with other prose has the same code.</summary>
internal sealed class NeutralTwins
{
    private const string Spec = """
        openapi: 3.1.0
        info:
          title: TEXT0
          summary: TEXT1
          description: TEXT2
          contact: { name: TEXT3, email: TEXT4 }
          license: { name: TEXT5 }
        tags: [{ name: TEXT6, description: TEXT7, externalDocs: { description: TEXT8, url: 'https://docs.example/' } }]
        servers: [{ url: 'https://{place}.example', description: TEXT9, variables: { place: { default: here, description: TEXT10 } } }]
        paths:
          /things:
            summary: TEXT11
            description: TEXT12
            get:
              operationId: listThings
              summary: TEXT13
              description: TEXT14
              tags: [TEXT6]
              parameters: [{ name: q, in: query, description: TEXT15, example: TEXT16, schema: { type: string, title: TEXT 17 } }]
              responses:
                '200':
                  description: TEXT18
                  headers: { X-Count: { description: TEXT19, schema: { type: string } } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
                      examples: { one: { summary: TEXT20, description: TEXT21, value: { name: TEXT22 } } }
        components:
          securitySchemes:
            key: { type: oauth2, description: TEXT23, flows: { clientCredentials: { tokenUrl: 'https://acme.example/', scopes: { all: TEXT24 } } } }
          schemas:
            Thing:
              type: object
              title: TEXT 25
              description: TEXT26
              properties:
                title: { type: string, description: TEXT27 }
                description: { type: string, examples: [TEXT28], default: kept }
                tags: { type: array, items: { type: string, enum: [kept, also kept] } }

        """;

    private string _folder = null!;

    private string Output => Path.Combine(_folder, "client");

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("twin-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Texts))]
    public void A_text_that_a_writer_lets_into_the_code_is_an_error_at_the_text(string marker)
    {
        const string Escape = "*/ static int Injected = 1; /*";
        var spec = ReplaceWord(Spec, marker, $"'{Escape}'");
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync(spec, WrittenBy.Text(Comments)))!.Problems.Single();
        var line = Array.FindIndex(spec.Split('\n'), text => text.Contains(Escape)) + 1;
        Assert.That(problem.ToString(), Does.StartWith($"spec.yaml({line},").And.Contain("SC0122: NSwag makes code of this text: in AcmeClient.g.cs 'static' stands where other words leave '}'"));
    }

    [Test]
    public async Task Texts_in_comments_and_literals_are_none_of_the_code()
    {
        await WriteAsync(Spec, WrittenBy.Text(document => Comments(document).Replace("/*", "/* kept").Replace("class Acme { ", $"class Acme {{ string Title = \"{document.Root["info"]!["title"]}\"; ")));
        Assert.That(Path.Combine(Output, "Acme", "NSwag", "AcmeClient.g.cs"), Does.Exist);
    }

    [Test]
    public void Texts_that_are_alike_in_several_places_are_told_at_the_first()
    {
        var spec = Spec.Replace("TEXT14", "'*/ int a; /*'").Replace("TEXT18", "'*/ int a; /*'");
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync(spec, WrittenBy.Text(Comments)))!.Problems.Single();
        Assert.That(problem.Mark.Line, Is.EqualTo(Array.FindIndex(spec.Split('\n'), text => text.Contains("*/")) + 1));
    }

    [Test]
    public void Where_it_takes_two_texts_the_description_is_told()
    {
        var spec = Spec.Replace("TEXT0", "'*/ int'").Replace("TEXT24", "'a; /*'");
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync(spec, WrittenBy.Text(document =>
            $"class Acme {{ {(document.Json.Contains("*/ int") && document.Json.Contains("a; /*") ? "int a;" : "")} }}\n")))!.Problems.Single();
        Assert.That(problem.ToString(), Does.StartWith("spec.yaml(1,1): error SC0122: NSwag makes code of a text of the description"));
    }

    [TestCase("nswag")]
    [TestCase("kiota")]
    public async Task Every_vendor_has_the_same_code_whatever_its_prose_says(string name)
    {
        var repository = new Repository(TestTree.Ours);
        IGenerator generator = name == "kiota" ? new KiotaGenerator() : new NSwagGenerator();
        foreach (var vendor in repository.Vendors)
            await GuardedGeneration.RunAsync(EffectiveDocument.Compile(vendor), generator, Directory.CreateDirectory(Path.Combine(_folder, vendor.Id)).FullName, default);
    }

    private static IEnumerable<string> Texts() => Enumerable.Range(0, 29).Select(number => number is 17 or 25 ? $"TEXT {number}" : $"TEXT{number}");

    /// <summary>Every text of the effective document in a comment, as a writer would have it who thinks of no end of one.</summary>
    private static string Comments(EffectiveDocument document)
    {
        var texts = new StringBuilder("class Acme { /* ");
        foreach (var text in document.Root.DescendantsAndSelf().OfType<JValue>().Where(value => value.Value is string))
            texts.Append(text.Value).Append(' ');
        return texts.Append(" */ }\n").ToString();
    }

    private static string ReplaceWord(string text, string word, string by)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsAsciiDigit(text[at + word.Length]))
                text = string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + word.Length));
        }
        return text;
    }

    private Task WriteAsync(string spec, IGenerator generator) => GuardedClient.WriteAsync(Output, spec, generator);
}
