using System.Reflection;
using System.Xml.Linq;

namespace SpecClients.Generation.Standalone;

/// <summary>The hand-written source that generated clients need, as this program carries it along.</summary>
internal static class RuntimeSource
{
    private const string Prefix = "runtime/";

    private static readonly Assembly Program = typeof(RuntimeSource).Assembly;

    /// <summary>Writes the source of the runtime of one generator below a folder.</summary>
    public static void Write(string generator, string folder)
    {
        foreach (var name in Names(generator).Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[Prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Read(name));
        }
    }

    /// <summary>The packages that source refers to, with the versions that this program was built with.</summary>
    public static IReadOnlyList<(string Name, string Version)> Packages(string generator) =>
        Names(generator)
            .Where(name => name.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(name => XDocument.Parse(Read(name)).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")!.Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Version(name)))
            .ToList();

    private static IEnumerable<string> Names(string generator) =>
        Program.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith($"{Prefix}SpecClients/", StringComparison.Ordinal) || name.StartsWith($"{Prefix}SpecClients.{generator}/", StringComparison.Ordinal));

    private static string Read(string name)
    {
        using var reader = new StreamReader(Program.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Version(string package) =>
        Program.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Package:" + package).Value!;
}
