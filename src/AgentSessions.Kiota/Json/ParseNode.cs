using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Kiota.Json;

/// <summary>
/// One node for a whole body: it moves over the text as the generated models ask for their members, so that a value
/// costs no object but itself.
/// </summary>
/// <remarks>
/// A scalar is remembered by its place. Before a model is asked to read an object or a list, the reader's state is put
/// away; whoever reads it goes on from there, and leaves the state behind its end.
/// </remarks>
internal sealed partial class ParseNode : IParseNode
{
    public const int MaxDepth = 64;

    private readonly ArraySegment<byte> _json;
    private readonly ResponseOrigin _origin;
    private readonly ReadingPath _path;

    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });
    private int _position;

    private JsonTokenType _type;
    private int _start;
    private int _length;
    private bool _isEscaped;

    private bool _isProbing;
    private bool _isAnswered;
    private bool _isRead;
    private ParseNode? _child;

    /// <param name="json">The body; it must stay as it is while the node is in use.</param>
    /// <param name="origin">What the body answers.</param>
    public ParseNode(ReadOnlyMemory<byte> json, ResponseOrigin origin)
    {
        var whole = MemoryMarshal.TryGetArray(json, out var array) ? array : json.ToArray();
        _json = json.Span.StartsWith("\uFEFF"u8) ? whole[3..] : whole;
        _origin = origin;
        _path = new ReadingPath(_json);
        if (origin.HasBackingStore)
            BackingStores.Follow(this);
    }

    /// <summary>Reads the value and nothing but the value.</summary>
    public TResult Whole<TState, TResult>(Func<ParseNode, TState, TResult> read, TState state)
    {
        try
        {
            var reader = Resume();
            Read(ref reader);
            Take(ref reader);
            Pause(ref reader);
            var isContainer = IsContainer;
            var result = read(this, state);
            reader = Resume();
            if (isContainer && !_isRead)
                reader.Skip();
            if (reader.Read())
                throw new ResponseFormatException(_origin, "$", "the body goes on after its end");
            return result;
        }
        catch (JsonException e)
        {
            throw new ResponseFormatException(_origin, _path.ToString(), $"the body is no JSON of at most {MaxDepth} levels: {e.Message.TrimEnd('.')}", e);
        }
    }

    private bool IsContainer => _type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private ReadOnlySpan<byte> Text => _json.AsSpan(_start, _length);

    private Utf8JsonReader Resume() => new(_json.AsSpan(_position), isFinalBlock: true, _state);

    private void Pause(ref Utf8JsonReader reader)
    {
        _position += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private static void Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("The text ends too early.");
    }

    /// <summary>Makes the reader's token the current value.</summary>
    private void Take(ref Utf8JsonReader reader)
    {
        _type = reader.TokenType;
        _start = StartOf(ref reader);
        _length = reader.ValueSpan.Length;
        _isEscaped = reader.ValueIsEscaped;
        _isRead = false;
    }

    private int StartOf(ref Utf8JsonReader reader) =>
        _position + (int)reader.TokenStartIndex + (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);

    /// <summary>Answers a question of another type: an error for a member, nothing where a union looks for its branch.</summary>
    private T? Refuse<T>(string expected) => _isProbing || _type == JsonTokenType.Null ? default : throw Wrong(expected);

    private ResponseFormatException Wrong(string expected) => new(_origin, _path.ToString(), $"{expected} was expected, not {Found}");

    private string Found => _type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };
}
