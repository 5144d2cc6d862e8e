using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Form;
using SpecClients.Http;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

/// <summary>Reads an answer's body as its media type says: as JSON, unless it is text that holds one value, or a model in a form.</summary>
/// <param name="origin">Whose body it is.</param>
/// <param name="hasBackingStore">Whether models keep their values in backing stores.</param>
/// <param name="hasNullableItems">Whether a body that is a list may have null in it.</param>
internal readonly struct AnswerNode(JsonOrigin origin, bool hasBackingStore, bool hasNullableItems = false)
{
    public TResult? Read<TState, TResult>(ResponseBody body, string? mediaType, Func<IParseNode, TState, TResult?> read, TState state)
    {
        if (mediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (typeof(TResult) == typeof(string))
                return (TResult)(object)body.Text;
            if (typeof(TResult).IsValueType || typeof(TResult) == typeof(byte[]))
                return ReadJson(PlainText.AsJson(body.Text, ParseNode.IsString<TResult>()), read, state);
        }
        return "application/x-www-form-urlencoded".Equals(mediaType, StringComparison.OrdinalIgnoreCase) && typeof(IParsable).IsAssignableFrom(typeof(TResult))
            ? ReadForm(body.Text, read, state)
            : ReadJson(body.Memory, read, state);
    }

    public TResult? ReadJson<TState, TResult>(ReadOnlyMemory<byte> json, Func<IParseNode, TState, TResult?> read, TState state) =>
        new ParseNode(json, origin, hasBackingStore) { HasNullableItems = hasNullableItems }.Whole(read, state);

    private TResult? ReadForm<TState, TResult>(string form, Func<IParseNode, TState, TResult?> read, TState state)
    {
        try
        {
            // Kiota's reader leaves a plus as it is, which in a form is a space.
            var node = new FormParseNode(form.Replace("+", "%20", StringComparison.Ordinal));
            if (hasBackingStore)
                BackingStores.Follow(node);
            return read(node, state);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // Its message holds the value.
            throw JsonBody.Failure("the form has a member of another kind than the described one");
        }
    }
}
