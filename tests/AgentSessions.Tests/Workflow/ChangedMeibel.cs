using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Workflow;

/// <summary>Meibel's description with one property more, and with texts that would be code where a generator wrote them as they are.</summary>
/// <param name="original">What stands in <c>specs/</c>.</param>
/// <param name="written">The file that the code would write.</param>
internal sealed class ChangedMeibel(string original, string written)
{
    /// <summary>The name that the code would have.</summary>
    public const string Canary = "SlippedIn";

    private const string Style = "          x-style: ";

    /// <summary>A page's lines before its block.</summary>
    private const int Heading = 3;

    public string Text { get; } = original
        .Replace("        - name: sort_by\n", $"        - name: sort_by\n{Style}'{Statements(written)}'\n")
        .Replace("        agent_name:\n", $"""
                    colour_code:
                      type: string
                      description: "Teal.\L{Member(written)} //"
                    agent_name:

            """.ReplaceLineEndings("\n"));

    /// <summary>Where the line stands that would steer a generator.</summary>
    public string Place => At(Text[..Text.IndexOf(Style, StringComparison.Ordinal)].Count(c => c == '\n') + 1);

    /// <summary>The same on the vendor's page.</summary>
    public string PlaceOnPage => At(Text[..Text.IndexOf(Style, StringComparison.Ordinal)].Count(c => c == '\n') + 1 + Heading);

    /// <summary>The vendor's documentation host, with one page more than its index.</summary>
    public async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var page = $"# List Sessions\n\n````yaml get /agents/{{agent_id}}/sessions\n{Text}````\n";
        host.Run(context => context.Response.WriteAsync(context.Request.Path == "/llms.txt" ? "- [List Sessions](/list.md)\n" : page));
        await host.StartAsync();
        return host;
    }

    private static string At(int line) => $"({line},{Style.IndexOf('x') + 1})";

    /// <summary>What ends the call that NSwag's template writes, and begins another.</summary>
    private static string Statements(string file) =>
        $"Json); var {Canary} = \"text\"; System.IO.File.WriteAllText(\"{file}\", {Canary}); _ = (ParameterStyle.Json";

    /// <summary>What is a member after a line separator, which ends a comment.</summary>
    private static string Member(string file) => $"public int {Canary} {{ get; }} = System.IO.File.Create(\\\"{file}\\\").ReadByte();";
}
