using System.Globalization;

namespace SpecClients.Generation.Working;

/// <summary>What a generator may take of the machine for one document.</summary>
/// <param name="Time">The longest that it may take.</param>
internal sealed record WorkerLimits(TimeSpan Time)
{
    public static readonly WorkerLimits Default = new(TimeSpan.FromSeconds(120));

    private const long DefaultHeap = 1L << 30;
    private const long Stack = 64L << 20;

    /// <summary>The runtime's own setting for the heap; who sets it for this program means it for its workers.</summary>
    private const string HeapSetting = "DOTNET_GCHeapHardLimit";

    // No credential of the caller's is for a generator to see.
    private static readonly string[] Passed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH"];

    /// <summary>Why a worker without memory ends, and how to give it more.</summary>
    public static string OutOfMemory => $"it needs more memory than it may have; {HeapSetting}, in bytes and hexadecimal, gives it more";

    /// <summary>Leaves of an environment what a worker needs, and adds the limits.</summary>
    public static void Set(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => !IsPassed(name)).ToList())
            environment.Remove(name);
        environment.TryAdd(HeapSetting, DefaultHeap.ToString("X", CultureInfo.InvariantCulture));
        environment["DOTNET_DefaultStackSize"] = Stack.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static bool IsPassed(string name) =>
        Passed.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("DOTNET_", StringComparison.Ordinal);
}
