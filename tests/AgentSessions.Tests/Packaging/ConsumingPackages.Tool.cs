using System.Diagnostics;
using System.Runtime.InteropServices;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Compilation;

namespace AgentSessions.Tests.Packaging;

/// <summary>The tool <c>spec-clients</c>, which has both generators within it and refers to packages of its own version.</summary>
internal sealed partial class ConsumingPackages
{
    [Test]
    public void The_tool_of_the_workflow_brings_both_generators_and_says_whose_they_are() =>
        Assert.That(_feed.Files("SpecClients.Tool"), Is.SupersetOf((string[])
        [
            "README.md", "CODES.md", "THIRD-PARTY-NOTICES.md", "licenses/Apache-2.0.txt", "tools/net10.0/any/SpecCompiler.dll", "tools/net10.0/any/nswag.json",
            "tools/net10.0/any/nswag/NSwag.CodeGeneration.CSharp.dll", "tools/net10.0/any/kiota/Kiota.Builder.dll", "tools/net10.0/any/templates/Class.liquid",
        ]).And.None.Match(@"/Spec[\w.]+\.xml$|/SpecClients\.\w+$"));

    [TestCase("nswag", "NSwag")]
    [TestCase("kiota", "Kiota")]
    public async Task The_tool_makes_a_client_of_packages_that_builds_and_is_made_again(string word, string generator)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_feed.Consumer, "by-" + word)).FullName;
        // The client's own project takes nothing from around it: what is restored from the feed is kept out of the machine's own folder here.
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_feed.Consumer, "..", "restored")}" /></config>
              <fallbackPackageFolders><add key="machine" value="{PackageFeed.MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.yaml"), SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }"));
        Assert.That((await DotnetCommand.RunAsync(folder, "tool", "install", "SpecClients.Tool", "--version", _feed.Version, "--tool-path",
            "tools")).ExitCode, Is.Zero);
        var (project, code) = (Path.Combine(folder, "acme", "Acme.csproj"), Path.Combine(folder, "acme", "Generated", "Acme", generator));

        Assert.That(await MakeAsync(), Does.Contain("Acme.csproj written"));
        Assert.That(await File.ReadAllTextAsync(project),
            Does.Contain($"<PackageReference Include=\"SpecClients.Build\" Version=\"{_feed.Version}\" PrivateAssets=\"all\" />")
            .And.Contain($"<PackageReference Include=\"SpecClients.{generator}\" Version=\"{_feed.Version}\" />"));
        Assert.That(await BuildAsync(), Does.Not.Contain($"{generator} 1"), "The code is current: no generator runs.");
        Assert.That(await MakeAsync(), Does.StartWith("Nothing has changed."));

        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.yaml"), SpecText.WithSchema("{ type: object, properties: { name: { type: string } } }"));
        Assert.That(await BuildAsync(), Does.Contain($"{generator} 1"));
        Assert.That(string.Concat(Directory.GetFiles(code, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)),
            Does.Contain("Name").And.Not.Contain("string Id"));

        async Task<string> BuildAsync()
        {
            var (exit, said) = await DotnetCommand.RunAsync(folder, "build", "acme", "--nologo");
            Assert.That(exit, Is.Zero, said);
            Assert.That(said, Does.Not.Contain("warning CS"));
            return said;
        }

        async Task<string> MakeAsync()
        {
            var (exit, output, errors) = await ToolAsync(folder, "client", "openapi.yaml", "--name", "Acme", "--generator", word, "--output", "acme");
            Assert.That(exit, Is.Zero, errors);
            return output;
        }
    }

    /// <summary>Runs the tool that is installed in a folder.</summary>
    private static async Task<(int Exit, string Output, string Errors)> ToolAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "spec-clients.exe" : "spec-clients"), arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        using var tool = Process.Start(start)!;
        var errors = tool.StandardError.ReadToEndAsync();
        var output = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return (tool.ExitCode, output, await errors);
    }
}
