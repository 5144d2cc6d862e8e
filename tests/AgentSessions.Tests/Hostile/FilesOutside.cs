using System.CommandLine;
using System.Diagnostics;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Hostile;

/// <summary>A description is read from regular files of its own folder, and from nothing else that it names.</summary>
internal sealed class FilesOutside
{
    private const string Secret = "Secret: { type: object, properties: { nobody_may_read_this: { type: string } } }\n";

    private DirectoryInfo _folder = null!;

    private string Api => Path.Combine(_folder.FullName, "api");

    private string Spec => Path.Combine(Api, "acme.yaml");

    [SetUp]
    public void Create()
    {
        _folder = Directory.CreateTempSubdirectory("outside-");
        Directory.CreateDirectory(Path.Combine(Api, "parts"));
        File.WriteAllText(Path.Combine(_folder.FullName, "secret.yaml"), Secret);
        File.WriteAllText(Path.Combine(Api, "parts", "own.yaml"), "Own: { type: string }\n");
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase("../secret.yaml#/Secret")]
    [TestCase("..%2fsecret.yaml#/Secret")]
    [TestCase("..%5csecret.yaml#/Secret")]
    [TestCase(@"..\secret.yaml#/Secret")]
    [TestCase("parts/../../secret.yaml#/Secret")]
    [TestCase("parts/%2e%2e/%2e%2e/secret.yaml#/Secret")]
    [TestCase("{outer}/secret.yaml#/Secret")]
    [TestCase("link.yaml#/Secret")]
    [TestCase("linked/secret.yaml#/Secret")]
    [TestCase("chain/secret.yaml#/Secret")]
    public void A_reference_out_of_the_folder_is_refused_and_the_error_says_what_would_allow_it(string reference)
    {
        Link(Path.Combine(Api, "link.yaml"), Path.Combine("..", "secret.yaml"));
        Link(Path.Combine(Api, "linked"), "..");
        Link(Path.Combine(Api, "chain"), "linked");
        reference = reference.Replace("{outer}", _folder.FullName.Replace('\\', '/'));
        Write(reference);
        var problem = ProblemsOf([]).Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem, Does.StartWith($"{Spec}(8,").And.Contain("error SC0104").And.Contain($"'{reference}'").And.Contain("--allow-files"));
            Assert.That(problem, Does.Not.Contain("nobody_may_read_this"));
        });
    }

    [Test]
    public void Each_reference_is_refused_where_it_stands()
    {
        Write("../secret.yaml#/Secret", "..%2Fsecret.yaml#/Secret", "parts/own.yaml#/Own");
        Assert.That(ProblemsOf([]), Has.Count.EqualTo(2).And.Some.Contains("'../secret.yaml#/Secret'").And.Some.Contains("'..%2Fsecret.yaml#/Secret'"));
    }

    [Test]
    public void A_folder_that_is_allowed_is_read()
    {
        Write("../secret.yaml#/Secret");
        var document = Bundle.Read(Spec, Spec, [_folder.FullName]).Document;
        Assert.That(document["components"]!["schemas"]!["Secret"], Is.Not.Null);
    }

    [Test]
    public void A_folder_whose_name_only_begins_alike_is_another()
    {
        Directory.CreateDirectory(Api + "-private");
        File.WriteAllText(Path.Combine(Api + "-private", "secret.yaml"), Secret);
        Write("../api-private/secret.yaml#/Secret");
        Assert.That(ProblemsOf([]).Single(), Does.Contain("--allow-files"));
    }

    [TestCase("https://127.0.0.1:9/a.yaml#/A")]
    [TestCase("file:///etc/hostname")]
    [TestCase("FILE:parts/own.yaml#/Own")]
    [TestCase("//server/share/a.yaml#/A")]
    [TestCase(@"\\server\share\a.yaml#/A")]
    [TestCase("%5c%5cserver/a.yaml#/A")]
    public void An_address_is_never_fetched(string reference)
    {
        Write(reference);
        Assert.That(ProblemsOf([]).Single(), Does.Contain("is an address, and nothing is fetched"));
    }

    [TestCase("own%00.yaml#/Own", "control character")]
    [TestCase("own%0A.yaml#/Own", "control character")]
    [TestCase("parts#/Own", "Only a regular file is read")]
    [TestCase("/#/Own", "Only a regular file is read")]
    [TestCase("pipe.yaml#/Own", "Only a regular file is read")]
    [TestCase("large.yaml#/Own", "64 MB")]
    public void What_is_no_regular_file_of_a_bounded_size_is_refused(string reference, string why)
    {
        Pipe(Path.Combine(Api, "pipe.yaml"));
        using (var large = File.Create(Path.Combine(Api, "large.yaml")))
            large.SetLength(SourceFile.MaxBytes + 1);
        Write(reference);
        Assert.That(ProblemsOf([]).Single(), Does.StartWith($"{Spec}(8,").And.Contain(why));
    }

    [Test]
    public void A_name_longer_than_a_file_can_have_names_no_file()
    {
        Write(new string('a', 5000) + ".yaml#/A");
        Assert.That(ProblemsOf([]).Single(), Does.Contain("error SC0104"));
    }

    [Test]
    public void Files_are_bounded_together_too()
    {
        var files = new SourceFiles(Spec, [], mostInAll: 2 * 1024 * 1024);
        var (one, other) = (Path.Combine(Api, "one.yaml"), Path.Combine(Api, "other.yaml"));
        File.WriteAllText(one, new string('x', 1024 * 1024));
        File.WriteAllText(other, new string('x', 1024 * 1024 + 1));
        Assert.That(files.Read(one, "one.yaml"), Has.Length.EqualTo(1024 * 1024));
        Assert.That(() => files.Read(other, "other.yaml"), Throws.TypeOf<ProblemException>().With.Message.Contains("2 MB together"));
        Assert.That(SourceFiles.MaxBytesInAll, Is.EqualTo(256 * 1024 * 1024));
    }

    [Test]
    public void A_device_is_not_opened()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no such file.");
        Write("/dev/zero#/a");
        Assert.That(Assert.Throws<ProblemException>(() => Bundle.Read(Spec, Spec, ["/dev"]))!.Message, Does.Contain("Only a regular file is read"));
        Assert.That(Assert.Throws<ProblemException>(() => Bundle.Read("/dev/zero", "/dev/zero", []))!.Message, Does.StartWith("/dev/zero(1,1): error SC0112: Only a regular file is read"));
    }

    [Test]
    public void A_path_that_is_repeated_in_itself_is_refused_where_it_begins_anew()
    {
        File.WriteAllText(Spec, "openapi: 3.0.3\ninfo: { title: Acme, version: '1' }\npaths:\n  /a: { $ref: 'round.yaml' }\n");
        File.WriteAllText(Path.Combine(Api, "round.yaml"),
            "post:\n  callbacks:\n    done:\n      '{$request.body#/url}': { $ref: round.yaml }\n  responses: { '204': { description: None. } }\n");
        Assert.That(ProblemsOf([]).Single(), Does.Contain("'round.yaml' is repeated here, and in it again"));
    }

    [TestCase("folder", "Only a regular file is read")]
    [TestCase("pipe", "Only a regular file is read")]
    public async Task An_overlay_beside_the_description_is_a_regular_file_too(string kind, string why)
    {
        Write("parts/own.yaml#/Own");
        var overlay = Path.ChangeExtension(Spec, ".overlay.yaml");
        if (kind == "pipe")
            Pipe(overlay);
        else
            Directory.CreateDirectory(overlay);
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([Spec, "--name", "Acme", "--output", Path.Combine(_folder.FullName, "out")]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        Assert.That(exit, Is.EqualTo(1), said.ToString());
        Assert.That(said.ToString(), Does.StartWith(overlay + "(1,1): error SC0112").And.Contain(why));
        Assert.That(Path.Combine(_folder.FullName, "out"), Does.Not.Exist);
    }

    private void Write(params string[] references) => File.WriteAllText(Spec, $$"""
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              parameters:
        {{string.Join('\n', references.Select((reference, i) => $$"""      - { name: p{{i}}, in: query, schema: { $ref: '{{reference}}' } }"""))}}
              responses: { '204': { description: None. } }
        """);

    private List<string> ProblemsOf(string[] allowed) =>
        Assert.Throws<ProblemException>(() => Bundle.Read(Spec, Spec, allowed))!.Problems.Select(problem => problem.ToString()).ToList();

    private static void Link(string path, string target)
    {
        if (Path.HasExtension(path))
            File.CreateSymbolicLink(path, target);
        else
            Directory.CreateSymbolicLink(path, target);
    }

    private static void Pipe(string path)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no pipes among its files.");
        using var make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
        Assert.That(make.ExitCode, Is.Zero);
    }
}
