using System.Reflection;
using System.Runtime.Loader;

namespace SpecClients.Generation.Engines;

/// <summary>
/// A load context for a generator's own code, which stands in a folder of its name beside this program, and this program's
/// for the rest: no generator meets the other's versions of anything.
/// </summary>
internal sealed class GeneratorContext(string generator) : AssemblyLoadContext(generator)
{
    private readonly string _folder = EngineFolder.At(generator.ToLowerInvariant());

    /// <summary>A method of a second copy of this program, which finds the generator; of the runtime's own types and this program's alone.</summary>
    public static T Method<T>(string generator, Type type, string method) where T : Delegate =>
        new GeneratorContext(generator).LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!)!.GetMethod(method)!.CreateDelegate<T>();

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Path.Combine(_folder, assemblyName.Name + ".dll") is var file && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
}
