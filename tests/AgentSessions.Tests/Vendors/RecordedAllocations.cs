using System.Text.Json;
using AgentSessions.Tests.Fidelity;

namespace AgentSessions.Tests.Vendors;

/// <summary>
/// The bytes of <c>tests/data/allocations.json</c>, by what allocates them: figures of a debug build, which is what
/// <c>dotnet test</c> makes. An optimised one allocates no more.
/// </summary>
internal static class RecordedAllocations
{
    public const string HowToAccept = "ACCEPT_ALLOCATIONS=1 dotnet test tests/AgentSessions.Tests --filter WhatPagesCost records today's figures in tests/data/allocations.json.";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static bool IsAccepting { get; } = Environment.GetEnvironmentVariable("ACCEPT_ALLOCATIONS") == "1";

    public static SortedDictionary<string, long> All { get; } = Read();

    private static string FilePath => RepositoryRoot.Of("tests", "data", "allocations.json");

    public static void Accept(string what, long bytes)
    {
        All[what] = bytes;
        File.WriteAllText(FilePath, JsonSerializer.Serialize(All, Options) + "\n");
    }

    private static SortedDictionary<string, long> Read()
    {
        var recorded = File.Exists(FilePath) ? JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(FilePath))! : [];
        return new SortedDictionary<string, long>(recorded, StringComparer.Ordinal);
    }
}
