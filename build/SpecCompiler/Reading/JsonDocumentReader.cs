using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SpecCompiler.Reading;

/// <summary>Reads JSON, and keeps of each token where it stood.</summary>
internal sealed class JsonDocumentReader
{
    private const int MaxDepth = 256;

    private readonly JsonTextReader _reader;
    private readonly string _name;

    private JsonDocumentReader(JsonTextReader reader, string name)
    {
        _reader = reader;
        _name = name;
    }

    public static JToken Parse(string text, string name)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaxDepth,
            PropertyNameTable = new Names(),
        };
        try
        {
            return new JsonDocumentReader(reader, name).ReadDocument();
        }
        catch (JsonReaderException e)
        {
            throw new ProblemException(ProblemCode.Syntax, new SourceMark(name, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1)), e.Message);
        }
    }

    private JToken ReadDocument()
    {
        Advance();
        var root = ReadValue();
        while (_reader.Read())
        {
            if (_reader.TokenType != JsonToken.Comment)
                throw Fail("Additional text after the end of the document.");
        }
        return root;
    }

    private JToken ReadValue()
    {
        var mark = Here();
        return (_reader.TokenType switch
        {
            JsonToken.StartObject => ReadObject(),
            JsonToken.StartArray => ReadArray(),
            JsonToken.Null => JValue.CreateNull(),
            JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean => (JToken)new JValue(_reader.Value),
            _ => throw Fail("A value was expected here."),
        }).At(mark);
    }

    private JObject ReadObject()
    {
        var owner = new JObject();
        for (Advance(); _reader.TokenType != JsonToken.EndObject; Advance())
        {
            var (name, mark) = ((string)_reader.Value!, Here());
            if (owner.ContainsKey(name))
                throw Fail($"The member '{name}' stands here a second time.");
            Advance();
            owner.Add(new JProperty(name, ReadValue()).At(mark));
        }
        return owner;
    }

    private JArray ReadArray()
    {
        var list = new JArray();
        for (Advance(); _reader.TokenType != JsonToken.EndArray; Advance())
            list.Add(ReadValue());
        return list;
    }

    private void Advance()
    {
        do
        {
            if (!_reader.Read())
                throw Fail("The document ends here, in the middle of a value.");
        }
        while (_reader.TokenType == JsonToken.Comment);
    }

    private SourceMark Here() => new(_name, Math.Max(_reader.LineNumber, 1), Math.Max(_reader.LinePosition, 1));

    private ProblemException Fail(string message) => new(ProblemCode.Syntax, Here(), message);

    /// <summary>Each name once, however often it is read.</summary>
    private sealed class Names : JsonNameTable
    {
        private readonly HashSet<string> _names = [];
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public Names() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

        public override string Get(char[] key, int start, int length)
        {
            if (!_lookup.TryGetValue(key.AsSpan(start, length), out var name))
                _names.Add(name = new string(key, start, length));
            return name;
        }
    }
}
