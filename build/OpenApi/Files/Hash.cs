using System.Security.Cryptography;
using System.Text;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Files;

/// <summary>SHA-256, as lower-case hex.</summary>
internal static class Hash
{
    public static string OfFile(string path) => OfBytes(SourceFile.ReadBytes(path, path));

    /// <summary>The hash of a file of text, whichever line ends a checkout has given it.</summary>
    public static string OfTextFile(string path) => OfBytes(LineEnds.Normalised(SourceFile.ReadBytes(path, path)));

    public static string OfBytes(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of each file below a folder, by its name from there; none where there is no folder.</summary>
    public static SortedDictionary<string, string> OfFiles(string folder)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return hashes;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            hashes[FileNames.From(folder, file)] = OfTextFile(file);
        return hashes;
    }

    /// <summary>One hash over the names and contents of a folder's files.</summary>
    public static string OfFolder(string folder) => OfText(string.Concat(OfFiles(folder).Select(file => $"{file.Value}  {file.Key}\n")));
}
