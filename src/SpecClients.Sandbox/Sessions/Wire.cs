using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>How JSON is written: compact, and UTF-8 as it is.</summary>
internal static class Wire
{
    public static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonSerializerOptions Serializer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
