using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Samples;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Packaging;

/// <summary>The packages as a consumer gets them: in a project outside the repository, with nothing of it at hand.</summary>
[TestFixture]
internal sealed partial class ConsumingPackages
{
    private static readonly string[] Layer = ["Microsoft.Extensions.Http", "Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Options.ConfigurationExtensions"];

    private static readonly string[] Kiota =
        ["Microsoft.Kiota.Abstractions", "Microsoft.Kiota.Http.HttpClientLibrary", "Microsoft.Kiota.Serialization.Form", "Microsoft.Kiota.Serialization.Multipart", "Microsoft.Kiota.Serialization.Text"];

    private static readonly Dictionary<string, string[]> Dependencies = new()
    {
        ["SpecClients"] = Layer,
        ["SpecClients.NSwag"] = ["SpecClients", "Newtonsoft.Json", .. Layer],
        ["AgentSessions.NSwag"] = ["SpecClients.NSwag", "Newtonsoft.Json", .. Layer],
        ["SpecClients.Kiota"] = ["SpecClients", .. Kiota, .. Layer],
        ["AgentSessions.Kiota"] = ["SpecClients.Kiota", .. Kiota, .. Layer],
        ["SpecClients.Azure"] = ["SpecClients", "Azure.Core", .. Layer],
        ["SpecClients.Sandbox"] = [],
    };

    private PackageFeed _feed = null!;
    private SandboxServer _sandbox = null!;

    private static IEnumerable<string> Libraries => Dependencies.Keys;

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        _feed = await PackageFeed.PackAsync();
        _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new() { SessionsPerVendor = 45 });
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        _feed?.Dispose();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    [Test]
    public void There_is_a_package_for_each_library_and_each_tool_and_for_nothing_else()
    {
        var packed = Directory.GetFiles(_feed.Packages, "*.nupkg").Select(file => Path.GetFileName(file).Replace($".{_feed.Version}.nupkg", "", StringComparison.Ordinal));
        Assert.That(packed, Is.EquivalentTo([.. Libraries, "agent-sessions", "SpecClients.Build", "SpecClients.Tool"]));
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_library_comes_with_documentation_a_readme_and_symbols(string package)
    {
        Assert.Multiple(() =>
        {
            Assert.That(_feed.Files(package), Is.SupersetOf((string[])["README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"]));
            Assert.That(_feed.Files(package, "snupkg"), Does.Contain($"lib/net10.0/{package}.pdb"));
        });
    }

    [TestCaseSource(nameof(Libraries))]
    public void No_generator_and_no_build_tool_comes_with_a_library(string package)
    {
        var manifest = _feed.Manifest(package).Descendants().ToLookup(element => element.Name.LocalName);
        Assert.Multiple(() =>
        {
            Assert.That(manifest["dependency"].Select(dependency => (string)dependency.Attribute("id")!), Is.EquivalentTo(Dependencies[package]));
            Assert.That(_feed.Files(package).Select(file => file.Split('/')[0]), Has.None.AnyOf("build", "buildTransitive", "buildMultiTargeting", "analyzers", "tools", "content", "contentFiles"));
        });
    }

    [TestCase("console-nswag.cs")]
    [TestCase("console-kiota.cs")]
    public async Task A_fresh_project_lists_sessions_with_warnings_as_errors(string sample)
    {
        var (exitCode, output) = await DotnetCommand.RunAsync(_feed.Consumer, SandboxEnvironment.Of(_sandbox), "run", _feed.Copy(sample));

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(Running()));
    }

    [Test]
    public async Task A_native_program_with_Kiotas_client_lists_sessions()
    {
        if (!OperatingSystem.IsWindows() && !OnPath("clang") && !OnPath("gcc"))
            Assert.Ignore("Skipped: neither clang nor gcc is here to link a native program.");
        var native = Path.Combine(_feed.Consumer, "native");
        var (published, said) = await DotnetCommand.RunAsync(_feed.Consumer, "publish", _feed.Copy("console-kiota.cs"), "-o", native, "--nologo");
        if (published != 0 && said.Contains("error NU110", StringComparison.Ordinal) && said.Contains("ILCompiler", StringComparison.Ordinal))
            Assert.Ignore("Skipped: the native compiler's package cannot be restored.\n" + said);
        Assert.That(published, Is.Zero, said);

        var start = new ProcessStartInfo(Path.Combine(native, OperatingSystem.IsWindows() ? "console-kiota.exe" : "console-kiota")) { RedirectStandardOutput = true };
        foreach (var (name, value) in SandboxEnvironment.Of(_sandbox))
            start.Environment[name] = value;
        using var program = Process.Start(start)!;
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(Running()));
        Assert.That(File.Exists(Path.Combine(native, "AgentSessions.Kiota.dll")), Is.False, "The program is one native file.");
    }

    [Test]
    public async Task A_newcomers_first_client_is_two_references_one_item_and_what_the_readme_shows()
    {
        var (printed, server) = await RunSampleAsync("acme", "Kiota", new() { SessionsPerVendor = 45 });
        await using var _ = server;
        Assert.That(printed, Is.EqualTo(Enumerable.Range(0, 45).Select(index => server.Item("acme", index)).Select(thing => $"{thing["id"]} {thing["name"]}")));
    }

    [Test]
    public async Task A_program_tails_a_stream_of_events()
    {
        var (printed, server) = await RunSampleAsync("tail", "NSwag", new() { StreamedItems = 5, Latency = TimeSpan.FromMilliseconds(20) });
        await using var _ = server;
        Assert.That(printed, Has.Count.EqualTo(10));
        Assert.That(printed.Take(5), Has.All.Match("^(info|error) "));
        Assert.That(printed.Skip(5).Select(line => line.Split(':')[0]), Is.EqualTo(["1", "2", "3", "4", "5"]));
    }

    /// <summary>Makes a project of the README's references and item around one of the samples, and runs it against the sandbox.</summary>
    private async Task<(IReadOnlyList<string> Printed, SandboxServer Server)> RunSampleAsync(string sample, string generator, SandboxOptions options)
    {
        var folder = Path.Combine(_feed.Consumer, sample);
        await RunAsync(_feed.Consumer, "new", "console", "-o", sample, "--no-restore");
        var xml = ReadmeItems().Match(await File.ReadAllTextAsync(RepositoryRoot.Of("README.md"))).Groups[1].Value.Replace("Kiota", generator, StringComparison.Ordinal);
        var project = Path.Combine(folder, $"{sample}.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project))
            .Replace("</Project>", $"<ItemGroup>{xml.Replace("Version=\"0.1.0\"", $"Version=\"{_feed.Version}\"")}</ItemGroup></Project>", StringComparison.Ordinal));
        File.Copy(RepositoryRoot.Of("tests", "samples", sample, "Program.cs"), Path.Combine(folder, "Program.cs"), overwrite: true);
        var specs = Directory.CreateDirectory(Path.Combine(folder, "specs")).FullName;
        foreach (var file in Directory.GetFiles(RepositoryRoot.Of("tests", "samples", sample, "specs")))
            File.Copy(file, Path.Combine(specs, Path.GetFileName(file)));
        await RunAsync(folder, "build", "--nologo");

        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "obj", "SpecClients", "generated", "Acme", "openapi.json")))!.AsObject();
        var server = await SandboxServer.StartAsync([new SandboxDocument("acme", document)], options);
        var (exitCode, output) = await DotnetCommand.RunAsync(folder, SandboxEnvironment.Of(server), "run", "--no-build");
        Assert.That(exitCode, Is.Zero, output);
        return (output.TrimEnd().Split('\n'), server);

        static async Task RunAsync(string folder, params string[] arguments)
        {
            var (exit, said) = await DotnetCommand.RunAsync(folder, arguments);
            Assert.That(exit, Is.Zero, said);
        }
    }

    [Test]
    public void The_package_of_the_build_brings_both_generators_and_asks_for_no_other()
    {
        var files = _feed.Files("SpecClients.Build");
        Assert.Multiple(() =>
        {
            Assert.That(files, Is.SupersetOf((string[])
            [
                "README.md", "CODES.md", "MEMBERS.md", "THIRD-PARTY-NOTICES.md", "build/SpecClients.Build.props", "build/SpecClients.Build.targets", "buildMultiTargeting/SpecClients.Build.targets",
                "tools/net10.0/SpecClients.Generation.dll", "tools/net10.0/nswag/NSwag.CodeGeneration.CSharp.dll", "tools/net10.0/kiota/Kiota.Builder.dll", "tools/net10.0/templates/Class.liquid",
            ]));
            Assert.That(files.Select(file => file.Split('/')[0]), Has.None.AnyOf("lib", "buildTransitive"));
            Assert.That(files, Has.None.Match("OpenTelemetry|Identity|Azure"));
            Assert.That(_feed.Manifest("SpecClients.Build").Descendants().Select(element => element.Name.LocalName), Has.None.EqualTo("dependency").And.Some.EqualTo("developmentDependency"));
        });
    }

    [Test]
    public async Task The_tool_installs_and_lists_sessions()
    {
        var (installed, said) = await DotnetCommand.RunAsync(_feed.Consumer, "tool", "install", "agent-sessions", "--version", _feed.Version, "--tool-path", "tools");
        Assert.That(installed, Is.Zero, said);

        var start = new ProcessStartInfo(Path.Combine(_feed.Consumer, "tools", OperatingSystem.IsWindows() ? "agent-sessions.exe" : "agent-sessions"), ["list", "meibel", "agent-42", "--query", "status=RUNNING", "--format", "ndjson"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        foreach (var (name, value) in SandboxEnvironment.Of(_sandbox))
            start.Environment[name] = value;
        using var tool = Process.Start(start)!;
        var errors = tool.StandardError.ReadToEndAsync();
        var output = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();

        Assert.That(tool.ExitCode, Is.Zero, await errors);
        Assert.That(output.TrimEnd().Split('\n'), Has.Length.EqualTo(Running().Length));
    }

    private string[] Running() =>
        [.. Enumerable.Range(0, 45).Select(index => _sandbox.Item("meibel", index)).Where(session => (string?)session["status"] == "RUNNING").Select(session => $"{session["session_id"]} RUNNING")];

    [GeneratedRegex("```xml\n(<PackageReference.*?)```", RegexOptions.Singleline)]
    private static partial Regex ReadmeItems();

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
