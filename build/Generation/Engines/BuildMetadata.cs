using System.Reflection;

namespace SpecClients.Generation.Engines;

/// <summary>What the build wrote into this assembly about the packages that it was built with.</summary>
internal static class BuildMetadata
{
    public static string Of(string key) =>
        typeof(BuildMetadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
