using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Workflow;

namespace AgentSessions.Tests.Packaging;

/// <summary>A stranger's repository, from the first reference to the next version of the generators.</summary>
internal sealed partial class ConsumingPackages
{
    private const string Runs = "openapi: 3.0.3\ninfo: {title: Runs, version: '1'}\nservers: [{url: 'https://runs.example'}]\npaths:\n  /runs: {get: {operationId: listRuns, responses: {'200': {description: OK, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}\n";

    [Test]
    public async Task A_strangers_whole_life_with_the_tool_from_init_to_an_upgrade()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_feed.Consumer, "life")).FullName;
        using var vendor = new TestTree();
        vendor["api/runs.yaml"] = Runs;
        vendor.Commit();
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NoWarn>$(NoWarn);CS1591</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, ".gitignore"), "bin/\nobj/\ntools/\n");
        Directory.CreateDirectory(Path.Combine(folder, "specs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "specs", "notes.yaml"), Runs.Replace("listRuns", "listNotes").Replace("/runs", "/notes"));
        Assert.That((await DotnetCommand.RunAsync(folder, "tool", "install", "SpecClients.Tool", "--version", _feed.Version, "--tool-path", "tools")).ExitCode, Is.Zero);

        await SaysAsync(0, "PackageReference SpecClients.Build added", "init", "--generator", "Kiota");
        await SaysAsync(0, "asks for it", "add", "specs/notes.yaml", "--name", "AcmeNotes", "--generator", "kiota");
        await SaysAsync(0, "asks for it", "add", $"git:{vendor.Root}@HEAD:api/runs.yaml", "--name", "AcmeRuns", "--generator", "kiota");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, "specs", "sources.json")), Does.Contain("@HEAD:api/runs.yaml").And.Contain("\"commit\""));
        await File.WriteAllTextAsync(Path.Combine(folder, "specs", "sources.json"), Recorded(await File.ReadAllTextAsync(Path.Combine(folder, "specs", "sources.json"))));
        await BuildAsync();
        await SaysAsync(0, "2 descriptions: sources, overlays, generated files, listings and clients agree.", "verify");
        TestTree.Commit(folder);

        // The vendor publishes another operation.
        vendor["api/runs.yaml"] = Runs + "  /runs/{id}: {get: {operationId: getRun, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: None}}}}\n";
        vendor.Commit();
        await SaysAsync(1, "operation added", "update");
        await SaysAsync(1, "specs/acme-runs.yaml written", "update", "acme-runs", "--write");
        await SaysAsync(1, "operation added", "report", "acme-runs");
        await SaysAsync(1, "finding", "verify");
        await BuildAsync();
        await SaysAsync(0, "2 descriptions", "verify");
        TestTree.Commit(folder);

        // As another version of the package leaves what the last one made.
        var recorded = Path.Combine(folder, "Generated", "generated.lock.json");
        await File.WriteAllTextAsync(recorded, Options().Replace(await File.ReadAllTextAsync(recorded), "\"options\": \"0\""));
        // Its engine is an input of the build.
        File.Delete(Path.Combine(folder, "obj", "SpecClients", "inputs.txt"));
        var (exit, said) = await DotnetCommand.RunAsync(folder, "build", "--nologo");
        Assert.That((exit, said.Contains("error SC0124")), Is.EqualTo((1, true)), said);
        await SaysAsync(0, "No differences", "report", "--generator");
        await SaysAsync(0, "2 clients of 1 projects are up to date.", "generate");
        await BuildAsync();
        await SaysAsync(0, "2 descriptions", "verify");

        async Task SaysAsync(int expected, string text, params string[] arguments)
        {
            var (code, output, errors) = await ToolAsync(folder, arguments);
            Assert.That((code, output.Contains(text)), Is.EqualTo((expected, true)), $"{string.Join(' ', arguments)}\n{output}\n{errors}");
        }

        async Task BuildAsync()
        {
            var (code, output) = await DotnetCommand.RunAsync(folder, "build", "--nologo");
            Assert.That(code, Is.Zero, output);
        }

        string Recorded(string sources)
        {
            var root = JsonNode.Parse(sources)!.AsObject();
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "specs", "notes.yaml"))));
            root["sources"]!.AsArray().Add(new JsonObject { ["file"] = "notes.yaml", ["source"] = "https://notes.example/", ["authored"] = true, ["sha256"] = hash });
            return root.ToJsonString();
        }
    }

    [GeneratedRegex("\"options\": \"[0-9a-f]+\"")]
    private static partial Regex Options();
}
