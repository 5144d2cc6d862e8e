using System.Text.RegularExpressions;
using AgentSessions.Tests.Building;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SpecCompiler.Built;
using SpecCompiler.Compiling;

namespace AgentSessions.Tests.Workflow;

/// <summary>The README's commands for a vendor that changes its spec, as they stand there, in a copy of the tree.</summary>
[TestFixture]
internal sealed partial class FollowingTheReadme
{
    private const string Spec = "specs/meibel.yaml";

    private static IReadOnlyList<string> Commands => CommandBlock().Match(File.ReadAllText(Path.Combine(TestTree.Ours, "README.md")).ReplaceLineEndings("\n")).Groups["commands"].Value
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('#')[0].Trim())
        .ToList();

    [Test]
    public void There_are_five_commands() =>
        Assert.That(Commands, Has.Count.EqualTo(5).And.All.StartsWith("dotnet "));

    [Test]
    public async Task Five_commands_lead_from_a_changed_spec_to_clients_that_have_it()
    {
        using var tree = new CopiedTree();
        LeaveOutTests(tree);
        var changed = File.ReadAllText(tree[Spec]).Replace("        agent_name:\n", "        colour_code:\n          type: string\n        agent_name:\n");
        await using var vendor = await ServeAsync(changed);
        tree.Edit("specs/sources.json", "https://docs.meibel.ai/llms.txt", $"{vendor.Urls.Single()}/llms.txt");
        TestTree.Commit(tree.Root);

        foreach (var command in Commands)
        {
            var (exit, output) = await DotnetCommand.RunAsync(tree.Root, command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
            switch (command.Split(" -- ")[^1])
            {
                case "update meibel":
                    Assert.That(exit, Is.EqualTo(1), output);
                    Assert.That(output, Does.Contain("meibel: 1 change, minor\n  minor  response property added: data[].colour_code").And.Contain("nothing written"));
                    break;
                case "update meibel --write":
                    Assert.That(exit, Is.EqualTo(1), output);
                    Assert.That(output, Does.Contain($"meibel: {Spec} written"));
                    Assert.That(File.ReadAllText(tree[Spec]), Is.EqualTo(changed));
                    break;
                case "dotnet build":
                    Assert.That(exit, Is.Zero, output);
                    Assert.That(HasColourCode(tree, "NSwag"));
                    Assert.That(HasColourCode(tree, "Kiota"));
                    break;
                case "report meibel":
                    Assert.That(exit, Is.EqualTo(1), output);
                    Assert.That(output, Does.Contain("## `meibel`: minor").And.Contain("response property added: `data[].colour_code`").And.Contain("## Changelog entry"));
                    Assert.That(output, Does.Contain("  public class SessionSummary\n+     public string? ColourCode { get; init; }"));
                    Assert.That(output, Does.Contain("+     public string? ColourCode { get; set; }"));
                    break;
                case "verify":
                    Assert.That(exit, Is.Zero, output);
                    break;
                default:
                    Assert.Fail($"The README's section has a command that this test does not know: {command}");
                    break;
            }
        }
    }

    private static bool HasColourCode(CopiedTree tree, string generator)
    {
        var clients = AssemblyFolder.Load(new Repository(tree.Root), $"AgentSessions.{generator}", "Debug");
        var models = $"AgentSessions.Generated.Meibel.{generator}{(generator == "Kiota" ? ".Models" : "")}";
        return clients.GetType($"{models}.SessionSummary", throwOnError: true)!.GetProperty("ColourCode") is not null;
    }

    /// <summary>The vendor's documentation host, with one page more than its index.</summary>
    private static async Task<WebApplication> ServeAsync(string spec)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        host.Run(context => context.Response.WriteAsync(context.Request.Path == "/llms.txt" ? "- [List Sessions](/list.md)\n" : $"# List Sessions\n\n````yaml get /agents/{{agent_id}}/sessions\n{spec}````\n"));
        await host.StartAsync();
        return host;
    }

    /// <summary>These tests are no part of what the commands are about, and take longest to build.</summary>
    private static void LeaveOutTests(CopiedTree tree)
    {
        Directory.Delete(tree["tests"], recursive: true);
        var solution = File.ReadAllText(tree["AgentSessions.Generated.sln"]);
        foreach (var id in TestProject().Matches(solution).Select(project => project.Groups["id"].Value).ToList())
            solution = Regex.Replace(TestProject().Replace(solution, ""), $".*{Regex.Escape(id)}.*\n", "");
        File.WriteAllText(tree["AgentSessions.Generated.sln"], solution);
    }

    [GeneratedRegex(@"## When a vendor changes its spec\n+```\n(?<commands>[^`]*)```")]
    private static partial Regex CommandBlock();

    [GeneratedRegex(@"Project\(""[^""]*""\) = ""[^""]*"", ""tests[\\/][^""]*"", ""(?<id>[^""]*)""\r?\nEndProject\r?\n")]
    private static partial Regex TestProject();
}
