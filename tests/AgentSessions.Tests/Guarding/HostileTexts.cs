using AgentSessions.Tests.Workflow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.Generation.Tree;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Guarding;

/// <summary>Texts of a description that try to be code, each with all defences and with the guard alone.</summary>
internal sealed class HostileTexts
{
    /// <summary>A name that is none of ours: wherever it is a token, a text has become code.</summary>
    private const string Marker = "Injected";

    private const string Escaping = "a\\\"; } } class Injected { static int Injected = 1; } /* ";

    /// <summary>Where each of them stands, between the line ends, quotes and ends of comments that let it out.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["descriptions"] = "description: \"TEXT\"",
        ["summaries"] = "summary: \"TEXT\"",
        ["an operation's name"] = "operationId: \"TEXT\"",
        ["a tag"] = "tags: [\"TEXT\"]",
        ["a style"] = "x-style: \"TEXT\"",
        ["a name in C#"] = "x-originalName: \"TEXT\"",
        ["a member in C#"] = "x-csharp-name: \"TEXT\"",
        ["an enum value"] = "enum: [\"TEXT\", b]",
        ["the names of values"] = "enum: [a], x-enumNames: [\"TEXT\"]",
        ["a default"] = "default: \"TEXT\"",
        ["a format"] = "format: \"TEXT\"",
        ["a pattern"] = "pattern: \"TEXT\"",
        ["a status"] = "\"TEXT\": { description: ok }",
        ["a media type"] = "\"TEXT\": { schema: { type: string } }",
        ["a member"] = "\"TEXT\": { type: string }",
    };

    private static readonly string[] Texts =
    [
        Escaping, "a\\u2028 } class Injected { } /* ", "a\\u2029 } class Injected { } /* ", "a\\u0085 } class Injected { } /* ", "a\\f } class Injected { } /* ", "a\\r } class Injected { } /* ",
        "a\\n } class Injected { } /* ", "*/ class Injected { } /*", "</summary> class Injected { }", "Form, Injected(), ParameterStyle.Form", "a\\n#line 1 \\\"Injected\\\"\\n",
    ];

    private static readonly Defences GuardAlone = new(OnReading: false, OnWriting: false);

    private string _folder = null!;

    private static IEnumerable<TestCaseData> Cases() =>
        from place in Places.Keys
        from generator in (string[])["NSwag", "Kiota"]
        select new TestCaseData(place, generator);

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Cases))]
    public async Task Are_no_code_and_leave_everything_around_the_output_as_it_was(string place, string generator)
    {
        var repository = new Repository(TestTree.Ours);
        var writer = Generators.Of().Single(one => one.Name == generator);
        File.WriteAllText(Path.Combine(_folder, "beside.cs"), "// Another's.\n");
        var around = Hash.OfFiles(_folder);
        // Kiota takes its time.
        foreach (var text in generator == "Kiota" ? Texts.Take(1) : Texts)
        {
            foreach (var defences in generator == "Kiota" ? [GuardAlone] : new[] { Defences.All, GuardAlone })
            {
                var output = Path.Combine(_folder, "client");
                try
                {
                    await GuardedClient.WriteAsync(output, Spec(place, text), writer, defences);
                    Assert.That(Directory.EnumerateFiles(Path.Combine(output, "Acme"), "*.cs", SearchOption.AllDirectories).Where(HasMarker), Is.Empty, $"{text} with {defences}");
                    Directory.Delete(output, recursive: true);
                }
                catch (ProblemException e)
                {
                    Assert.That(e.Problems[0].Mark.File, Is.EqualTo("spec.yaml"), e.Message);
                }
                Assert.That(Hash.OfFiles(_folder), Is.EqualTo(around), $"{text} with {defences}");
            }
        }
    }

    /// <summary>The text at its place, and at no other.</summary>
    private static string Spec(string place, string text)
    {
        var line = Places[place].Replace("TEXT", text);
        var (operation, parameter, schema, status, media, member) = place switch
        {
            "an operation's name" or "a tag" => (line, "", "", "", "", ""),
            "a style" or "a name in C#" => ("", line, "", "", "", ""),
            "descriptions" or "summaries" => (line, place == "summaries" ? "" : line, place == "summaries" ? "" : line, "", "", ""),
            "a status" => ("", "", "", line, "", ""),
            "a media type" => ("", "", "", "", line, ""),
            "a member" => ("", "", "", "", "", line),
            _ => ("", "", line, "", "", ""),
        };
        return $$"""
            openapi: 3.0.3
            info: { title: Acme, version: '1' }
            paths:
              /things:
                get: { {{Joined(operation, "parameters: [" + $"{{ {Joined("name: q, in: query, schema: { type: array, items: { type: string } }", parameter)} }}" + "]", "responses: { " + Joined("'200': { description: ok, content: { " + Joined("application/json: { schema: { $ref: '#/components/schemas/Thing' } }", media) + " } }", status) + " }")}} }
            components:
              schemas:
                Thing: { type: object, properties: { {{Joined("id: { " + Joined("type: string", schema) + " }", member)}} } }

            """;
    }

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static bool HasMarker(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Marker);
}
