using System.Text;
using System.Text.Json;
using AgentSessions.Http;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Form;

namespace AgentSessions.Kiota.Json;

/// <summary>Reads an answer's body as its media type says: as JSON, unless it is text that holds one value, or a model in a form.</summary>
internal static class AnswerNode
{
    public static TResult? Read<TState, TResult>(ResponseBody body, string? mediaType, ResponseOrigin origin, Func<IParseNode, TState, TResult?> read, TState state)
    {
        if (mediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (typeof(TResult) == typeof(string))
                return (TResult)(object)body.Text;
            if (typeof(TResult).IsValueType || typeof(TResult) == typeof(byte[]))
                return new ParseNode(Encoding.UTF8.GetBytes(JsonOf<TResult>(body.Text)), origin).Whole(read, state);
        }
        return "application/x-www-form-urlencoded".Equals(mediaType, StringComparison.OrdinalIgnoreCase) && typeof(IParsable).IsAssignableFrom(typeof(TResult))
            ? ReadForm(body.Text, origin, read, state)
            : new ParseNode(body.Memory, origin).Whole(read, state);
    }

    /// <summary>Plain text as the JSON that says the same: a number or a truth value as it is, anything else as a string.</summary>
    private static string JsonOf<T>(string text) =>
        ParseNode.IsString<T>() ? $"\"{JsonEncodedText.Encode(text.Trim('"'))}\"" : text.ToLowerInvariant();

    private static TResult? ReadForm<TState, TResult>(string form, ResponseOrigin origin, Func<IParseNode, TState, TResult?> read, TState state)
    {
        try
        {
            // Kiota's reader leaves a plus as it is, which in a form is a space.
            var node = new FormParseNode(form.Replace("+", "%20", StringComparison.Ordinal));
            if (origin.HasBackingStore)
                BackingStores.Follow(node);
            return read(node, state);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new ResponseFormatException(origin, "$", $"the form cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }
}
