using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

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
    private static readonly MemberSchema ListOfNullables = new("", MemberFacts.NullableItems);

    private readonly ArraySegment<byte> _json;
    private readonly JsonOrigin _origin;
    private readonly bool _isObserved = SpecDrift.IsObserved;

    private JsonReaderState _state = new(JsonBody.Options);
    private int _position;

    private JsonTokenType _type;
    private int _start;
    private int _length;
    private bool _isEscaped;

    /// <summary>Where the token began that was read last.</summary>
    private int _at;
    private MemberSchema? _member;
    private string? _missing;
    private List<Drift>? _drifts;

    private bool _isNullRefused;
    private bool _isProbing;
    private bool _isAnswered;
    private bool _isRead;
    private ParseNode? _child;

    /// <param name="json">The body; it must stay as it is while the node is in use.</param>
    /// <param name="origin">Whose body it is.</param>
    /// <param name="hasBackingStore">Whether models keep their values in backing stores, which are told when they have been read.</param>
    public ParseNode(ReadOnlyMemory<byte> json, JsonOrigin origin, bool hasBackingStore = false)
    {
        var whole = MemoryMarshal.TryGetArray(json, out var array) ? array : json.ToArray();
        _json = whole[(whole.Count - JsonBody.WithoutMark(whole).Length)..];
        _origin = origin;
        if (hasBackingStore)
            BackingStores.Follow(this);
    }

    /// <summary>Whether a body that is a list may have null in it.</summary>
    public bool HasNullableItems { init => _member = value ? ListOfNullables : null; }

    /// <summary>Reads the value and nothing but the value.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of that type; its path says where.</exception>
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
            reader.Read();
            JsonBody.Report(_drifts, _json, _origin);
            return result;
        }
        catch (JsonException e)
        {
            throw JsonBody.Failure(e, _json, _at, _missing, _origin);
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
        _at = AtOf(ref reader);
        _length = reader.ValueSpan.Length;
        _isEscaped = reader.ValueIsEscaped;
        _isRead = false;
    }

    private int AtOf(ref Utf8JsonReader reader) => _position + (int)reader.TokenStartIndex;

    private int StartOf(ref Utf8JsonReader reader) =>
        AtOf(ref reader) + (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);

    /// <summary>Answers a question of another type: an error for a member, nothing where a union looks for its branch.</summary>
    private T? Refuse<T>(JsonKind expected) => _isProbing || _type == JsonTokenType.Null && !_isNullRefused ? default : throw expected.Refuse(_type);

    /// <summary>Notes a departure at the token that was read last.</summary>
    private void Depart(SpecDriftKind kind)
    {
        if (_isObserved)
            (_drifts ??= []).Add(new Drift(kind, _at));
    }
}
