using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>The items of a stream's text, as a client is to give them.</summary>
internal static class StreamedValues
{
    /// <param name="mediaType">The media type.</param>
    /// <param name="text">The text of the stream.</param>
    /// <param name="isByName">Whether an item is an object of one member, called like the event.</param>
    public static JsonArray Of(string mediaType, string text, bool isByName) => MediaKinds.Bare(mediaType) == "text/event-stream"
        ? [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Fields).Where(fields => fields["data"].First() != "[DONE]").Select(fields => Event(fields, isByName))]
        : [.. text.Split(['\n', '\u001e'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonNode.Parse(line))];

    private static ILookup<string, string> Fields(string one) => one.Split('\n').Select(line => line.Split(": ", 2)).ToLookup(line => line[0], line => line[^1]);

    private static JsonNode? Event(ILookup<string, string> fields, bool isByName)
    {
        var data = Data(string.Join('\n', fields["data"]));
        return isByName ? new JsonObject { [fields["event"].FirstOrDefault() ?? "message"] = data } : data;
    }

    private static JsonNode? Data(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
