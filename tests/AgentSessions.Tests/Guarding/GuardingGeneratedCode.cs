using AgentSessions.Tests.Generating;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Guarding;

/// <summary>What is generated is read before it is put in place, whoever wrote it.</summary>
internal sealed class GuardingGeneratedCode
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things/{id}:
            get:
              operationId: readThing
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:
            Thing: { type: object, properties: { name: { type: string } } }
            Other: { type: object, properties: { name: { type: string } } }

        """;

    private string _folder = null!;

    private string Output => Path.Combine(_folder, "made", "client");

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("guard-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("public class Thing { int a b; }", "is no C#: ")]
    [TestCase("public class Thing { /// a\u2028 b\n }", "holds the line end U+2028")]
    [TestCase("public class Thing { /* a\u2029 b */ }", "holds the line end U+2029")]
    [TestCase("public class Thing { string a = \"\u0085\"; }", "holds the line end U+0085")]
    [TestCase("public class Thing { // a\r b\n }", "holds the line end U+000D")]
    [TestCase("public class Thing { // a\f b\n }", "holds the line end U+000C")]
    [TestCase("public class Thing { // a\v b\n }", "holds the line end U+000B")]
    [TestCase("public class Thing {\n#line 1 \"a.cs\"\n }", "holds the directive '#line 1 \"a.cs\"'")]
    [TestCase("public class Thing {\n#error no\n }", "holds the directive '#error no'")]
    [TestCase("public class Thing {\n#pragma warning disable CS8600, CS8601\n }", "holds the directive '#pragma warning disable CS8600, CS8601'")]
    [TestCase("public class Thing {\n#pragma checksum \"a.cs\" \"{406EA660-64CF-4C82-B6F0-42D48172A799}\" \"ab\"\n }", "holds the directive '#pragma checksum")]
    [TestCase("public class Thing {\n#region a\n#endregion\n }", "holds the directive '#region a'")]
    [TestCase("public class Thing {\n#if DEBUG\n#endif\n }", "holds the directive '#if DEBUG'")]
    [TestCase("public class Thing {\n#if NET5_0_OR_GREATER\n#else\n#undef NET5_0_OR_GREATER\n#endif\n }", "holds the directive '#undef NET5_0_OR_GREATER'")]
    public void What_no_template_writes_is_an_error_at_the_schema_that_it_was_made_of(string code, string what)
    {
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync($"namespace Acme\n{{\n{code}\n}}\n"))!.Problems.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.ToString(), Does.StartWith("spec.yaml(12,5): error SC0122: NSwag makes of schema 'Thing' what is not safe to compile: AcmeClient.g.cs, line ").And.Contain(what));
            Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty, "Nothing is written.");
        }
    }

    [Test]
    public void Code_of_an_operation_is_an_error_at_the_operation()
    {
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync("namespace Acme\n{\npublic class AcmeClient { public void ReadThingAsync() { x y z } } }\n"))!.Problems.Single();
        Assert.That(problem.ToString(), Does.StartWith("spec.yaml(5,5): error SC0122: NSwag makes of GET /things/{id} what"));
    }

    [TestCase("name: { type: string }", "'name = 1; } int a { get': { type: string }", "int {0} {{ get; set; }}", TestName = "A name that is code is an error at the name")]
    [TestCase("type: string", "enum: ['a\", Injected = \"']", "[A(\"{0}\")] int a;", TestName = "A value that ends its literal is an error at the value")]
    [TestCase("type: string", "format: 'a(b, c)'", "int a = {0};", TestName = "A format that is a call is an error at the format")]
    public void A_name_or_value_that_stands_in_the_code_as_it_is(string old, string text, string code)
    {
        var spec = Spec.Replace($"Thing: {{ type: object, properties: {{ {(old.StartsWith("name") ? old : "name: { type: string }")}", $"Thing: {{ type: object, properties: {{ {(old.StartsWith("name") ? text : $"name: {{ {text} }}")}");
        var raw = text.Split('\'')[1];
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync(WrittenBy.Text(_ => $"class A {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, code, raw)} }}\n"), spec))!.Problems.Single();
        Assert.That(problem.ToString(), Does.Match(@"^spec\.yaml\(12,\d+\): error SC0122: ").And.Contain("holds a text of it as code"));
        Assert.DoesNotThrowAsync(() => WriteAsync(WrittenBy.Text(_ => $"// {raw}\nclass A {{ }}\n"), spec), "In a comment it may stand.");
    }

    [Test]
    public void Code_of_nothing_that_has_a_name_is_an_error_at_the_description()
    {
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync("namespace Acme\n{\n}}\n"))!.Problems.Single();
        Assert.That(problem.ToString(), Does.StartWith("spec.yaml(1,1): error SC0122: NSwag makes of the description what"));
    }

    [TestCase("Thing.txt")]
    [TestCase("AcmeClient.g.dll")]
    [TestCase("Other.cs", Description = "It holds another type.")]
    [TestCase("Models/Thing.cs", Description = "Its namespace is not that of its folder.")]
    [TestCase("AgentSessions.g.cs")]
    public void A_file_too_many_is_an_error(string name)
    {
        const string Code = "namespace Acme\n{\npublic class Thing { }\n}\n";
        var generator = new WrittenBy(_ => new Dictionary<string, string> { ["AcmeClient.g.cs"] = Code, [name] = Code });
        var problem = Assert.ThrowsAsync<ProblemException>(() => WriteAsync(generator))!.Problems.Single();
        Assert.That(problem.Message, Does.Contain($"{name}, line 1, is a file that it should not write"));
    }

    [Test]
    public void So_is_one_beside_the_folder_of_the_client()
    {
        var generator = new WrittenBy(_ => new Dictionary<string, string> { ["AcmeClient.g.cs"] = "namespace Acme { }\n", ["../Stray/A.cs"] = "" });
        Assert.That(Assert.ThrowsAsync<ProblemException>(() => WriteAsync(generator))!.Message, Does.Contain("Stray"));
    }

    [Test]
    public async Task What_templates_write_is_let_through()
    {
        await WriteAsync("""
            #nullable enable
            #pragma warning disable 108 // Disable "CS0108 '{derivedDto}.ToJson()' hides inherited member."
            namespace Acme
            {
                /// <summary>#line 1 is no directive here.</summary>
                public class Thing
                {
            #if NET5_0_OR_GREATER
                    public int Name { get; init; }
            #else
                    public int Name { get; set; }
            #endif
                }
            }
            #pragma warning restore  108

            """.ReplaceLineEndings("\n"));
        Assert.That(Path.Combine(Output, "Acme", "NSwag", "AcmeClient.g.cs"), Does.Exist);
    }

    [Test]
    public async Task A_vendors_clients_stay_as_they_were_when_those_of_a_new_description_are_refused()
    {
        using var tree = new TestTree();
        tree["specs/acme.yaml"] = Spec;
        var code = "namespace Acme { public class Thing { } }\n";
        IGenerator generator = WrittenBy.Text(_ => code);
        await VendorClients.Of(tree.Root, generator).UpdateAsync(_ => { });
        var before = Hash.OfFiles(tree.At("generated"));

        (tree["specs/acme.yaml"], code) = (Spec.Replace("Other:", "Third:"), "namespace Acme { public class Thing { }\n");
        Assert.ThrowsAsync<ProblemException>(() => VendorClients.Of(tree.Root, generator).UpdateAsync(_ => { }));
        Assert.That(Hash.OfFiles(tree.At("generated")), Is.EqualTo(before).And.ContainKey("Acme/NSwag/AcmeClient.g.cs"));
    }

    private Task WriteAsync(string code) => WriteAsync(WrittenBy.Text(_ => code));

    /// <summary>The guard alone: nothing has looked at what came in, and a generator writes what it likes.</summary>
    private Task WriteAsync(IGenerator generator, string spec = Spec) => GuardedClient.WriteAsync(Output, spec, generator, new Defences(OnReading: false, OnWriting: false));
}
