using System.Security.Cryptography;
using System.Text;

namespace SpecClients.Generation.Working;

/// <summary>One writer of a folder at a time, also among processes that run side by side; a process that ends gives its turn up.</summary>
internal static class Turn
{
    private const int Tries = 12_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>A folder of this user's for all programs of this kind.</summary>
    public static readonly string Shared = Path.Combine(Path.GetTempPath(), $"spec-clients-{Environment.UserName}");

    /// <summary>The file for the writers of a folder, which is none of its own.</summary>
    public static string Of(string folder) => Path.Combine(Shared, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16]);

    /// <summary>Waits for the turn, which its disposal ends.</summary>
    public static async Task<IDisposable> TakeAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (tries < Tries && IsHeld(e))
            {
                await Task.Delay(Between, cancellationToken);
            }
        }
    }

    /// <summary>Whether another holds the file, as Windows, Linux and macOS say it. A full disk, or one that cannot be written, is not waited for.</summary>
    public static bool IsHeld(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
