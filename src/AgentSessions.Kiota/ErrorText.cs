using System.Text;
using System.Text.Json;

namespace AgentSessions.Kiota;

/// <summary>What a vendor itself says of an error, from the members that vendors usually say it in.</summary>
internal static class ErrorText
{
    private const int Longest = 200;

    private static readonly string[] Members = ["error", "message", "detail", "msg", "title", "error_description", "errors", "err", "issues"];

    /// <summary>One line of at most 200 characters, or nothing where the body says nothing.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hide">Takes secrets out of the text while it is whole: half a key would pass.</param>
    public static string? Of(ReadOnlyMemory<byte> body, Func<string, string> hide)
    {
        var text = hide(Json(body) ?? Encoding.UTF8.GetString(body.Span));
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = new string([.. line.Where(c => !char.IsControl(c))]);
        return line.Length == 0 ? null : Cut(line);
    }

    private static string? Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement, depth: 0) ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Array when depth < 4 && value.GetArrayLength() > 0 => Find(value[0], depth + 1),
        JsonValueKind.Object when depth < 4 => Members
            .Select(name => value.TryGetProperty(name, out var member) ? Find(member, depth + 1) : null)
            .FirstOrDefault(text => text is not null),
        _ => null,
    };

    private static string Cut(string line)
    {
        if (line.Length <= Longest)
            return line;
        var end = Longest - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}
