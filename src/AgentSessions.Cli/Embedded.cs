using System.Text.Json;

namespace AgentSessions.Cli;

/// <summary>What the build put into this program.</summary>
internal static class Embedded
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Stream Open(string name) => typeof(Embedded).Assembly.GetManifestResourceStream(name)!;

    public static T Read<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}
