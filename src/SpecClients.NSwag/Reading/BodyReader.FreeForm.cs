using System.Text.Json;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>Free-form values: read at once, or checked as strictly and read when they are asked for.</summary>
public ref partial struct BodyReader
{
    /// <summary>Reads any value, keeping the digits of its numbers and the text of its strings.</summary>
    public JToken AnyValue()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new JObject();
                while (NextMember(map) is { } name)
                    map.Add(name, AnyValue());
                return map;
            case JsonTokenType.StartArray:
                var list = new JArray();
                while (NextItem())
                    list.Add(AnyValue());
                return list;
            case JsonTokenType.String:
                return new JValue(Text());
            case JsonTokenType.Number:
                return ExactNumber.Read(_json.ValueSpan);
            case JsonTokenType.Null:
                return JValue.CreateNull();
            default:
                return new JValue(Boolean());
        }
    }

    /// <summary>Holds any value.</summary>
    public FreeForm<JToken> Token() => Hold<JToken>();

    /// <summary>Holds a list of any values.</summary>
    public FreeForm<IReadOnlyList<JToken>> TokenList()
    {
        StartList();
        return Hold<IReadOnlyList<JToken>>();
    }

    /// <summary>Holds an object whose members are any values.</summary>
    public FreeForm<IReadOnlyDictionary<string, JToken>> TokenMap()
    {
        StartMap();
        return Hold<IReadOnlyDictionary<string, JToken>>();
    }

    /// <summary>Copies the value's text, for the body's own memory goes back to the pool.</summary>
    private FreeForm<T> Hold<T>() where T : class
    {
        var start = (int)_json.TokenStartIndex;
        Check();
        return new FreeForm<T>(_body[start..(int)_json.BytesConsumed].ToArray());
    }

    /// <summary>Steps over a value that <see cref="AnyValue"/> would read, and refuses it where that would.</summary>
    private void Check()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                CheckMembers();
                break;
            case JsonTokenType.StartArray:
                while (NextItem())
                    Check();
                break;
            case JsonTokenType.String:
                CheckText();
                break;
        }
    }

    private void CheckMembers()
    {
        var names = new NamesSeen(_body, stackalloc (int, int)[NamesSeen.Few]);
        for (_json.Read(); _json.TokenType != JsonTokenType.EndObject; _json.Read())
        {
            CheckText();
            if (!names.Add(in _json, (int)_json.TokenStartIndex + 1))
                throw JsonKind.Duplicate();
            _json.Read();
            Check();
        }
    }

    private readonly void CheckText()
    {
        if (!Utf8.IsValid(_json.ValueSpan))
            throw JsonText.Invalid();
    }

    private string? NextMember(JObject map)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return null;
        var name = Name();
        if (map.ContainsKey(name))
            throw JsonKind.Duplicate();
        _json.Read();
        return name;
    }
}
