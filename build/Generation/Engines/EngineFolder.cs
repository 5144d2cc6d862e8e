namespace SpecClients.Generation.Engines;

/// <summary>The folder of this program, in which the build and the package put the generators and their templates.</summary>
internal static class EngineFolder
{
    public static string Path { get; } = System.IO.Path.GetDirectoryName(typeof(EngineFolder).Assembly.Location)!;

    /// <summary>Something in it.</summary>
    public static string At(string name) => System.IO.Path.Combine(Path, name);
}
