namespace SpecClients.Generation.Working;

/// <summary>One writer of a folder at a time, also among processes that run side by side; a process that ends gives its turn up.</summary>
internal static class Turn
{
    private const int Tries = 600;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

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
            catch (IOException) when (tries < Tries)
            {
                await Task.Delay(Between, cancellationToken);
            }
        }
    }
}
