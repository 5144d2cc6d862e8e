using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;
using Fields = System.Collections.Generic.IDictionary<string, System.Action<Microsoft.Kiota.Abstractions.Serialization.IParseNode>>;

namespace SpecClients.Kiota.Json;

internal sealed partial class ParseNode
{
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
            throw (isUnion ? JsonKind.Union : JsonKind.Object).Refuse(_type);
        OnBeforeAssignFieldValues?.Invoke(item);
        ReadMembers(item, item as IAdditionalDataHolder ?? (isUnion ? HolderOf(fields) : null), fields);
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

    private void ReadMembers(IParsable item, IAdditionalDataHolder? data, Fields fields)
    {
        var schema = (item as IDescribedModel)?.Schema ?? ObjectSchema.Empty;
        var (seen, likely) = (default(MemberSet), 0);
        var others = new NamesSeen(_json, stackalloc (int, int)[NamesSeen.Few]);
        var (wasProbing, outer) = (_isProbing, _member);
        var reader = Resume();
        _isProbing = false;
        for (Read(ref reader); reader.TokenType == JsonTokenType.PropertyName; Read(ref reader))
        {
            _at = AtOf(ref reader);
            var member = schema.Names.Find(in reader, likely);
            if (member >= 0 ? !seen.Add(member) : !others.Add(in reader, StartOf(ref reader)))
                throw JsonKind.Duplicate();
            likely = member + 1;
            var name = member >= 0 ? schema.Names[member] : JsonText.Read(in reader);
            var isNamed = fields.TryGetValue(name, out var assign);
            _member = member >= 0 ? schema[member] : isNamed ? null : schema.Additional;
            if (_member is null && !isNamed)
                Depart(SpecDriftKind.UnknownMember);
            Read(ref reader);
            Take(ref reader);
            if (IsContainer)
                Pause(ref reader);
            if (_type == JsonTokenType.Null && isNamed)
                ReadNull(assign!, name, data);
            else if (isNamed)
                ReadMember(assign!);
            else
                Keep(data, name);
            if (IsContainerAt(ref reader))
                reader = AfterContainer();
        }
        _at = AtOf(ref reader);
        _missing = schema.Missing(in seen);
        if (_missing is not null)
            throw JsonKind.Missing();
        Pause(ref reader);
        (_isProbing, _isRead, _member) = (wasProbing, true, outer);
    }

    private void ReadMember(Action<IParseNode> assign)
    {
        if (_member?.Kind is { } kind && kind.Token != _type)
            throw kind.Refuse(_type);
        JudgeEnum();
        assign(this);
    }

    /// <summary>Remembers a null that a member may be, which its property cannot tell from none.</summary>
    private void ReadNull(Action<IParseNode> assign, string name, IAdditionalDataHolder? data)
    {
        if (_member is { } member && !member.Is(MemberFacts.Nullable))
        {
            if (member.MustCome)
            {
                _isNullRefused = true;
                ReadMember(assign);
                _isNullRefused = false;
                return;
            }
            Depart(SpecDriftKind.UnexpectedNull);
        }
        if (data is not null)
            KeptData.Of(data).Nulls.Add(name);
    }

    /// <summary>Notes a value that is none of its enum's.</summary>
    private void JudgeEnum()
    {
        if (_isObserved && _member?.Known is { } known && _type is JsonTokenType.String or JsonTokenType.Number && !known.Contains(TextOfValue()))
            Depart(SpecDriftKind.UnknownEnumValue);
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
        if (_member is { } additional)
            JudgeAdditional(additional);
        if (data is not null)
            data.AdditionalData[name] = ReadLoose()!;
    }

    /// <summary>Judges a value of a map, which Kiota keeps as additional data of any kind.</summary>
    private void JudgeAdditional(MemberSchema additional)
    {
        JudgeEnum();
        if (_type == JsonTokenType.Null && additional.Is(MemberFacts.Nullable))
            return;
        // A null is kept where NSwag's maps hold it, and refused as a number, a truth value or a time.
        _isNullRefused = true;
        _ = additional.Kind switch
        {
            var kind when kind == JsonKind.Integer => GetLongValue(),
            var kind when kind == JsonKind.SmallInteger => GetIntValue(),
            var kind when kind == JsonKind.Double => GetDoubleValue(),
            var kind when kind == JsonKind.Boolean => GetBoolValue(),
            var kind when kind == JsonKind.Time => GetDateTimeOffsetValue(),
            var kind when kind == JsonKind.Date => GetDateValue(),
            { } kind when kind.Token != _type && _type != JsonTokenType.Null => throw kind.Refuse(_type),
            _ => default(object),
        };
        _isNullRefused = false;
        if (_type == JsonTokenType.Null)
            Depart(SpecDriftKind.UnexpectedNull);
    }

    private List<T> ReadList<TState, T>(Func<ParseNode, TState, T> read, TState state)
    {
        if (_type != JsonTokenType.StartArray)
            return Refuse<List<T>>(JsonKind.List)!;
        var list = new List<T>();
        var wasProbing = _isProbing;
        var reader = Resume();
        var first = reader;
        Read(ref first);
        if (wasProbing && !Fits<T>(first.TokenType))
            return null!;
        _isProbing = false;
        for (Read(ref reader); reader.TokenType != JsonTokenType.EndArray; Read(ref reader))
        {
            Take(ref reader);
            if (IsContainer)
                Pause(ref reader);
            list.Add(_type == JsonTokenType.Null && typeof(T) != typeof(UntypedNode) ? NullItem(read, state)! : Item(read, state));
            if (IsContainerAt(ref reader))
                reader = AfterContainer();
        }
        Pause(ref reader);
        (_isProbing, _isAnswered, _isRead) = (wasProbing, true, true);
        return list;
    }

    private T Item<TState, T>(Func<ParseNode, TState, T> read, TState state)
    {
        JudgeEnum();
        return read(this, state);
    }

    /// <summary>The null that stands for a list's element: kept where both generators' lists can hold it.</summary>
    private T? NullItem<TState, T>(Func<ParseNode, TState, T> read, TState state)
    {
        if (_member?.Is(MemberFacts.NullableItems) == true)
            return default;
        if (default(T) is null && Nullable.GetUnderlyingType(typeof(T)) is null)
        {
            Depart(SpecDriftKind.UnexpectedNull);
            return default;
        }
        _isNullRefused = true;
        var item = read(this, state);
        _isNullRefused = false;
        return item;
    }
}
