namespace SpecClients.Generation.Working;

/// <summary>Places for generators at work: as many as this machine has cores, for all builds of this user together.</summary>
internal static class WorkerSlots
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for a place, which its disposal gives up.</summary>
    public static async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake() is { } slot)
                return slot;
            await Task.Delay(Between, cancellationToken);
        }
    }

    /// <summary>A place, if one is free.</summary>
    public static IDisposable? TryTake()
    {
        var folder = Directory.CreateDirectory(Turn.Shared).FullName;
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, $"worker-{i}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (Turn.IsHeld(e))
            {
                // Somebody is at work there.
            }
        }
        return null;
    }
}
