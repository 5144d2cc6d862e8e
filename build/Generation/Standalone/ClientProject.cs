using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Working;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Standalone;

/// <summary>Writes one document's client as a project that needs nothing of this repository.</summary>
internal sealed class ClientProject(EffectiveDocument document, IGenerator generator)
{
    /// <summary>Writes the project into a folder that is new or empty: all of it, or nothing.</summary>
    /// <returns>What the generator warns of.</returns>
    public async Task<IReadOnlyList<Problem>> WriteAsync(string folder, CancellationToken cancellationToken = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(target)!;
        // Beside the target, so that the finished folder can be moved; a parent that was not there goes again too.
        var nearest = parent;
        while (!Directory.Exists(nearest))
            nearest = Path.GetDirectoryName(nearest)!;
        try
        {
            using var work = WorkFolder.For(Path.Combine(nearest, Path.GetFileName(target)));
            var finished = Path.Combine(work.Path, "project");
            var warnings = await FillAsync(finished, Directory.CreateDirectory(Path.Combine(work.Path, "work")).FullName, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Directory.CreateDirectory(parent);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(finished, target);
            return warnings;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ProblemCode.Output, new SourceMark(folder, 1, 1), e.Message);
        }
    }

    private async Task<IReadOnlyList<Problem>> FillAsync(string folder, string work, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var warnings = await GuardedGeneration.RunAsync(document, generator, work, cancellationToken);
        Directory.Move(IGenerator.OutputOf(document, work), Path.Combine(folder, "Client"));
        File.WriteAllText(Path.Combine(folder, "openapi.json"), document.Json);
        File.WriteAllText(Path.Combine(folder, "rewrites.md"), document.ReviewOf(generator.ViewOf(document)));
        RuntimeSource.Write(generator.Name, Path.Combine(folder, "Runtime"));
        File.WriteAllText(Path.Combine(folder, document.Name + ".csproj"), Project());
        return warnings;
    }

    // An outer repository's own settings are none of this project's: what it needs is all here.
    private string Project() => LineEnds.Normalised($"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>{Code.Name(document.Name)}</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <EnableConfigurationBindingGenerator>true</EnableConfigurationBindingGenerator>
            <NoWarn>$(NoWarn);SYSLIB1100;SYSLIB1101</NoWarn>
          </PropertyGroup>
          <ItemGroup>
        {string.Join('\n', RuntimeSource.Packages(generator.Name).Select(package => $"    <PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />"))}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>

        """);
}
