using System.CommandLine;
using System.Diagnostics;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Calling;

/// <summary>A client of a document, generated and compiled anew.</summary>
internal static class FreshClient
{
    /// <returns>The assembly; the document that it was made from is <c>acme.yaml</c> in the folder.</returns>
    public static async Task<string> BuildAsync(DirectoryInfo folder, string document, string generator)
    {
        var (spec, project) = (Path.Combine(folder.FullName, "acme.yaml"), ProjectOf(folder));
        await File.WriteAllTextAsync(spec, document);
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([spec, "--name", "Acme", "--output", project, "--generator", generator]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        Assert.That(exit, Is.Zero, said.ToString());
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-v", "q", "-nologo", "-p:CopyLocalLockFileAssemblies=true", "-p:GenerateDocumentationFile=true"]) { RedirectStandardOutput = true })!;
        var log = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero, log);
        return Path.Combine(project, "bin", "Debug", "net10.0", "Acme.dll");
    }

    /// <summary>The document that both the client and its server are of.</summary>
    public static string DocumentOf(DirectoryInfo folder) => Path.Combine(ProjectOf(folder), "Generated", "Acme", "openapi.json");

    private static string ProjectOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "acme");
}
