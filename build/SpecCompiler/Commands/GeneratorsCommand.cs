using System.CommandLine;
using System.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>generators</c>: the version of each generator that is pinned, and the newest that there is.</summary>
internal static class GeneratorsCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("generators", """
            Prints the version of each generator that is inside, and the newest that the registries of your NuGet settings
            have. Exit 0: told, even where no registry answers. 2: usage.
            """);
        options.AddTo(command);
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var root = options.RootOf(result);
            foreach (var (name, package, version) in Pinned)
                await output.WriteLineAsync($"{name} {version} is pinned ({package}): {await NewestAsync(root, package, cancellationToken) switch
                {
                    null => "no registry of your NuGet settings names one",
                    var newest when newest == version => "it is the newest",
                    var newest => $"the newest is {newest}",
                }}");
            return 0;
        });
        return command;
    }

    private static (string Name, string Package, string Version)[] Pinned { get; } =
        [("NSwag", "NSwag.MSBuild", new NSwagGenerator().Version), ("Kiota", "Microsoft.OpenApi.Kiota", new KiotaGenerator().Version)];

    /// <summary>The newest released version of a package, as the SDK finds it; nothing where it finds none.</summary>
    private static async Task<string?> NewestAsync(string root, string package, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet", ["package", "search", package, "--exact-match", "--format", "json"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var search = Process.Start(start)!;
        var errors = search.StandardError.ReadToEndAsync(cancellationToken);
        var answer = await search.StandardOutput.ReadToEndAsync(cancellationToken);
        await errors;
        await search.WaitForExitAsync(cancellationToken);
        return Versions(answer).Max()?.ToString();
    }

    /// <summary>The released versions in an answer; one before a release has a dash.</summary>
    private static IEnumerable<Version> Versions(string answer)
    {
        try
        {
            return JObject.Parse(answer).SelectTokens("searchResult[*].packages[*].version").Select(text => Version.TryParse((string?)text, out var version) ? version : null).OfType<Version>();
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
