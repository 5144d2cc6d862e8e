using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentSessions.Cli.Output;

/// <summary>How this program writes JSON of its own.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
