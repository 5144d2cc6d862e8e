using System.ComponentModel;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>
/// Reads a body of UTF-8 JSON, strictly: what the generated classes call. Whatever is not as declared is a
/// <see cref="JsonException"/>, which <see cref="Body"/> gives its place.
/// </summary>
/// <param name="body">The whole body.</param>
/// <param name="isObserved">Whether anyone wants to hear of departures from the description.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct BodyReader(ReadOnlySpan<byte> body, bool isObserved)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private Utf8JsonReader _json = new(body, JsonBody.Options);
    private RepeatedTexts _texts;
    private bool _takesNulls;

    /// <summary>What departed from the description, in the order it came; null where nothing did or no one asks.</summary>
    public List<Drift>? Drifts { get; private set; }

    /// <summary>The member that the object just read should have had.</summary>
    public string? MissingMember { get; private set; }

    /// <summary>Whether anyone wants to hear of departures from the description.</summary>
    public readonly bool IsObserved => isObserved;

    /// <summary>Where the last token began.</summary>
    public readonly long Offset => _json.TokenStartIndex;

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Steps on to the document's value.</summary>
    public void Start() => _json.Read();

    /// <summary>Steps past the document, which must be all there is.</summary>
    public void End() => _json.Read();

    public void Dispose() => _texts.Dispose();

    /// <summary>Enters an object.</summary>
    public MemberCursor Members(MemberNames names)
    {
        StartMap();
        return new MemberCursor(names);
    }

    /// <summary>Steps on to the value of the object's next member.</summary>
    /// <returns>False at the object's end.</returns>
    public bool Next(ref MemberCursor members)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return false;
        members.At = members.Names.Find(in _json, members.Likely);
        if (members.At < 0)
            return true;
        if (!members.Seen.Add(members.At))
            throw JsonKind.Duplicate();
        members.Likely = members.At + 1;
        _json.Read();
        return true;
    }

    /// <summary>Keeps a member that the class does not name.</summary>
    public void Unknown(ref AsRead asRead)
    {
        Depart(SpecDriftKind.UnknownMember);
        var name = Name();
        asRead.Additional ??= new Dictionary<string, JToken>();
        if (asRead.Additional.ContainsKey(name))
            throw JsonKind.Duplicate();
        _json.Read();
        asRead.Additional.Add(name, AnyValue());
    }

    /// <summary>Takes a null for a member that may be absent.</summary>
    /// <returns>False where a value came.</returns>
    public bool Null(int member, bool isDeclared, ref AsRead asRead)
    {
        if (_json.TokenType != JsonTokenType.Null)
            return false;
        asRead.Nulls.Add(member);
        if (!isDeclared)
            Depart(SpecDriftKind.UnexpectedNull);
        return true;
    }

    /// <summary>Checks, at an object's end, that the members came that must.</summary>
    public void Require(ref readonly MemberCursor members, params ReadOnlySpan<int> required)
    {
        foreach (var member in required)
        {
            if (members.Seen.Contains(member))
                continue;
            MissingMember = members.Names[member];
            throw JsonKind.Missing();
        }
    }

    /// <summary>The value of a discriminator ahead in the object that the reader stands on, or null.</summary>
    public string? Kind(string discriminator)
    {
        var ahead = _json;
        if (ahead.TokenType != JsonTokenType.StartObject)
            return null;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = ahead.ValueIsEscaped ? JsonText.Read(in ahead) == discriminator : ahead.ValueTextEquals(discriminator);
            ahead.Read();
            if (isWanted)
                return ahead.TokenType == JsonTokenType.String ? Share(in ahead) : null;
            ahead.Skip();
        }
        return null;
    }

    /// <summary>Enters a list.</summary>
    /// <returns>Whether its elements may be null.</returns>
    public bool StartList() => Start(JsonKind.List);

    /// <summary>Steps on to the list's next element.</summary>
    public bool NextItem()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Enters an object whose members are data.</summary>
    /// <returns>Whether these may be null.</returns>
    public bool StartMap() => Start(JsonKind.Object);

    /// <summary>Steps on to the value of the object's next member.</summary>
    /// <returns>The member's name, or null at the object's end.</returns>
    public string? NextName()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return null;
        var name = Name();
        _json.Read();
        return name;
    }

    /// <summary>Notes a departure at the token that the reader stands on.</summary>
    public void Depart(SpecDriftKind kind)
    {
        if (isObserved)
            (Drifts ??= []).Add(new Drift(kind, _json.TokenStartIndex));
    }

    private bool Start(JsonKind kind)
    {
        if (_json.TokenType != kind.Token)
            throw kind.Refuse(_json.TokenType);
        var takesNulls = _takesNulls;
        _takesNulls = false;
        return takesNulls;
    }

    private string Name() => Share(in _json);

    private string Share(ref readonly Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
            return JsonText.Read(in json);
        if (_texts.TryGet(json.ValueSpan, out var seen, out var slot))
            return seen!;
        var text = JsonText.Read(in json);
        _texts.Remember(slot, text);
        return text;
    }
}
