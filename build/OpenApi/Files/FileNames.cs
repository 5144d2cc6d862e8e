using System.Collections.Frozen;

namespace SpecClients.OpenApi.Files;

/// <summary>What can be the name of a client, and so of its folder and files, on every system.</summary>
internal static class FileNames
{
    private const int MaxLength = 64;

    /// <summary>Names that Windows keeps for its devices, whatever extension they have.</summary>
    private static readonly FrozenSet<string> Devices = ((string[])["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"])
        .Concat("123456789¹²³".SelectMany(digit => (string[])[$"COM{digit}", $"LPT{digit}"]))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How messages and records name a file: from a folder, with forward slashes.</summary>
    public static string From(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>Why a word cannot name a client; null where it can.</summary>
    public static string? WhyNotClient(string word) =>
        word.Length == 0 || !char.IsAsciiLetterUpper(word[0]) || !word.All(char.IsAsciiLetterOrDigit) ? "use an upper-case letter and then letters and digits, as in Acme"
        : word.Length > MaxLength ? $"use at most {MaxLength} letters and digits"
        : IsDevice(word) ? "Windows keeps that name for a device"
        : null;

    /// <summary>Why a word cannot name a vendor and the file of its description; null where it can.</summary>
    public static string? WhyNotVendor(string word) =>
        word.Length == 0 || !char.IsAsciiLetterLower(word[0]) || word.Split('-').Any(part => part.Length == 0 || !part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            ? "use lower-case words and hyphens, as in pipecat-cloud"
        : word == "sources" ? "sources.json says where descriptions came from"
        : word.Length > MaxLength ? $"use at most {MaxLength} letters, digits and hyphens"
        : IsDevice(word) ? "Windows keeps that name for a device"
        : null;

    /// <summary>Whether Windows takes a file of that name for a device.</summary>
    public static bool IsDevice(string file) => Devices.Contains(file.Split('.', 2)[0].TrimEnd());
}
