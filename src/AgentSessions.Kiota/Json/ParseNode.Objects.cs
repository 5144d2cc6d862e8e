using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Fields = System.Collections.Generic.IDictionary<string, System.Action<Microsoft.Kiota.Abstractions.Serialization.IParseNode>>;

namespace AgentSessions.Kiota.Json;

internal sealed partial class ParseNode
{
    private const int LongestName = 128;

    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    /// <inheritdoc/>
    public T GetObjectValue<T>(ParsableFactory<T> factory) where T : IParsable
    {
        if (typeof(T) == typeof(UntypedNode))
            return (T)(object)ReadUntyped();
        if (_isProbing && !IsContainer)
            return default!;
        var item = Create(factory);
        var isUnion = item is IComposedTypeWrapper;
        if (isUnion && _isAnswered)
            return item;
        var fields = item.GetFieldDeserializers();
        if (_type != JsonTokenType.StartObject || isUnion && fields.Count == 0)
            throw Wrong(isUnion ? "one of the union's types" : "an object");
        OnBeforeAssignFieldValues?.Invoke(item);
        ReadMembers(item as IAdditionalDataHolder ?? (isUnion ? HolderOf(fields) : null), fields);
        OnAfterAssignFieldValues?.Invoke(item);
        return Answer(item);
    }

    /// <inheritdoc/>
    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory) where T : IParsable =>
        ReadList(static (node, factory) => node.GetObjectValue(factory), factory);

    /// <summary>The member that tells which model to make. The next call may return the same node.</summary>
    public IParseNode? GetChildNode(string identifier)
    {
        if (_type != JsonTokenType.StartObject)
            return null;
        var reader = Resume();
        for (Read(ref reader); reader.TokenType == JsonTokenType.PropertyName; Read(ref reader))
        {
            var isWanted = reader.ValueTextEquals(identifier);
            Read(ref reader);
            if (isWanted)
                return Child(ref reader);
            reader.Skip();
        }
        return null;
    }

    private ParseNode Child(ref Utf8JsonReader reader)
    {
        _child ??= new ParseNode(_json, _origin) { _isProbing = true };
        _child._position = _position;
        _child.Take(ref reader);
        _child.Pause(ref reader);
        return _child;
    }

    /// <summary>Lets a factory look at the value: a union asks for each of its types in turn.</summary>
    private T Create<T>(ParsableFactory<T> factory) where T : IParsable
    {
        var wasProbing = _isProbing;
        (_isProbing, _isAnswered) = (true, false);
        var item = factory(this);
        _isProbing = wasProbing;
        return item;
    }

    /// <summary>The branch that keeps what no branch of a union knows: the readers of its members are its own methods.</summary>
    private static IAdditionalDataHolder? HolderOf(Fields fields) =>
        fields.Values.Select(assign => assign.Target).OfType<IAdditionalDataHolder>().FirstOrDefault();

    private void ReadMembers(IAdditionalDataHolder? data, Fields fields)
    {
        var wasProbing = _isProbing;
        var reader = Resume();
        _isProbing = false;
        _path.Enter();
        for (Read(ref reader); reader.TokenType == JsonTokenType.PropertyName; Read(ref reader))
        {
            var (start, length, isEscaped) = (StartOf(ref reader), reader.ValueSpan.Length, reader.ValueIsEscaped);
            _path.AtMember(start, length);
            var assign = isEscaped ? FindEscaped(ref reader, fields) : Find(reader.ValueSpan, fields);
            var name = assign is null || reader.ValueIsEscaped ? TextOf(ref reader) : null;
            Read(ref reader);
            Take(ref reader);
            if (_type == JsonTokenType.Null && assign is not null)
            {
                Nulls(data)?.Add(name ?? Encoding.UTF8.GetString(_json.AsSpan(start, length)));
                continue;
            }

            if (IsContainer)
                Pause(ref reader);
            if (assign is not null)
                assign(this);
            else
                Keep(data, name!);
            if (IsContainerAt(ref reader))
                reader = AfterContainer();
        }
        Pause(ref reader);
        _path.Leave();
        (_isProbing, _isRead) = (wasProbing, true);
    }

    private static bool IsContainerAt(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private Utf8JsonReader AfterContainer()
    {
        var reader = Resume();
        if (!_isRead)
            reader.Skip();
        return reader;
    }

    private void Keep(IAdditionalDataHolder? data, string name)
    {
        if (SpecDrift.IsObserved)
            SpecDrift.Report(SpecDriftKind.UnknownMember, _origin.Vendor, _path.ToString());
        if (data is not null)
            data.AdditionalData[name] = ReadLoose()!;
    }

    private static List<string>? Nulls(IAdditionalDataHolder? data)
    {
        if (data is null)
            return null;
        if (data.AdditionalData is not KeptData kept)
            data.AdditionalData = kept = new KeptData(data.AdditionalData);
        return kept.Nulls;
    }

    private static Action<IParseNode>? Find(ReadOnlySpan<byte> name, Fields fields)
    {
        Span<char> text = stackalloc char[LongestName];
        if (name.Length > LongestName || !Encoding.UTF8.TryGetChars(name, text, out var length))
            return fields.TryGetValue(Encoding.UTF8.GetString(name), out var rare) ? rare : null;
        return fields is Dictionary<string, Action<IParseNode>> table
            ? table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var assign) ? assign : null
            : fields.TryGetValue(text[..length].ToString(), out assign) ? assign : null;
    }

    private static Action<IParseNode>? FindEscaped(ref Utf8JsonReader reader, Fields fields) =>
        fields.TryGetValue(TextOf(ref reader), out var assign) ? assign : null;

    private List<T> ReadList<TState, T>(Func<ParseNode, TState, T> read, TState state)
    {
        if (_type != JsonTokenType.StartArray)
            return Refuse<List<T>>("a list")!;
        var list = new List<T>();
        var wasProbing = _isProbing;
        var reader = Resume();
        var first = reader;
        Read(ref first);
        if (wasProbing && !Fits<T>(first.TokenType))
            return null!;
        _isProbing = false;
        _path.Enter();
        for (Read(ref reader); reader.TokenType != JsonTokenType.EndArray; Read(ref reader))
        {
            _path.AtNextElement();
            Take(ref reader);
            if (IsContainer)
                Pause(ref reader);
            list.Add(_type == JsonTokenType.Null && typeof(T) != typeof(UntypedNode) ? default! : read(this, state));
            if (IsContainerAt(ref reader))
                reader = AfterContainer();
        }
        Pause(ref reader);
        _path.Leave();
        (_isProbing, _isAnswered, _isRead) = (wasProbing, true, true);
        return list;
    }
}
