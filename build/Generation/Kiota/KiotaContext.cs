using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Kiota;

/// <summary>
/// A load context for what the Microsoft.OpenApi.Kiota package has of each assembly, and this program's for the rest. The
/// package is a tool, which no lock file of NuGet's covers: it is loaded out of the bytes whose hash was compared.
/// </summary>
internal sealed class KiotaContext : AssemblyLoadContext
{
    private readonly Lock _turn = new();
    private readonly ZipArchive _package;

    public KiotaContext() : base("Kiota")
    {
        var version = BuildMetadata.Of("KiotaVersion");
        _package = Open(
            Path.Combine(BuildMetadata.Of("Packages"), "microsoft.openapi.kiota", version, $"microsoft.openapi.kiota.{version}.nupkg"), version, BuildMetadata.Of("KiotaSha512"));
    }

    /// <summary>Opens a package that is the one whose hash was reviewed.</summary>
    internal static ZipArchive Open(string file, string version, string sha512)
    {
        if (!File.Exists(file))
            throw new ProblemException(ProblemCode.Generator, new SourceMark(file, 1, 1), $"Kiota {version} is not in the package folder: 'dotnet restore' brings it.");
        var bytes = File.ReadAllBytes(file);
        var hash = Convert.ToBase64String(SHA512.HashData(bytes));
        return hash == sha512
            ? new ZipArchive(new MemoryStream(bytes))
            : throw new ProblemException(ProblemCode.Generator, new SourceMark(file, 1, 1),
                $"Kiota {version} is not started: its package has the SHA-512 {hash}, and Directory.Packages.props names {sha512}. "
                + "If this version is meant and its source trusted, give its hash too: -p:KiotaVersion=… -p:KiotaSha512=….");
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // An archive has one reader at a time, and what it is read for comes from several threads.
        lock (_turn)
        {
            if (_package.GetEntry($"tools/net10.0/any/{assemblyName.Name}.dll") is not { } entry)
                return null;
            using var packed = entry.Open();
            var assembly = new MemoryStream((int)entry.Length);
            packed.CopyTo(assembly);
            assembly.Position = 0;
            return LoadFromStream(assembly);
        }
    }
}
