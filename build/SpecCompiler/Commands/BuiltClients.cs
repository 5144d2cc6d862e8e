using SpecClients.Conformance.Clients;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Files;

namespace SpecCompiler.Commands;

/// <summary>The clients that the build made, for whoever calls them.</summary>
internal static class BuiltClients
{
    /// <summary>The clients of both generators.</summary>
    /// <exception cref="FileNotFoundException">One of them is not built.</exception>
    public static IReadOnlyList<Library> Load(Repository repository, string configuration) => [Of("NSwag", repository, configuration), Of("Kiota", repository, configuration)];

    private static Library Of(string generator, Repository repository, string configuration) => new(AssemblyFolder.Load(repository, Listing.PackageOf(generator), configuration));
}
