using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Reading;

/// <summary>Reads JSON, and keeps of each token where it stood.</summary>
internal sealed partial class JsonDocumentReader
{
    private readonly JsonTextReader _reader;
    private readonly string _text;
    private readonly string _name;
    private int _nodes;

    /// <summary>A line, and where it begins, from which the next is counted on.</summary>
    private (int Line, int Start) _line = (1, 0);

    private JsonDocumentReader(JsonTextReader reader, string text, string name)
    {
        _reader = reader;
        _text = text;
        _name = name;
    }

    public static JToken Parse(string text, string name)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = DocumentReader.MaxDepth,
            PropertyNameTable = new Names(),
        };
        try
        {
            return new JsonDocumentReader(reader, text, name).ReadDocument();
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
        if (++_nodes > DocumentReader.MaxNodes)
            throw Fail($"The document has more than {DocumentReader.MaxNodes} nodes.");
        return (_reader.TokenType switch
        {
            JsonToken.StartObject => ReadObject(),
            JsonToken.StartArray => ReadArray(),
            JsonToken.Null => JValue.CreateNull(),
            JsonToken.Float => ReadFraction(),
            JsonToken.String => (JToken)new JValue(Whole((string)_reader.Value!)),
            JsonToken.Integer or JsonToken.Boolean => new JValue(_reader.Value),
            _ => throw Fail("A value was expected here."),
        }).At(mark);
    }

    private JObject ReadObject()
    {
        var owner = new JObject();
        for (Advance(); _reader.TokenType != JsonToken.EndObject; Advance())
        {
            var (name, mark) = (Whole((string)_reader.Value!), Here());
            if (owner.ContainsKey(name))
                throw Fail($"The member '{name}' stands here a second time.");
            Advance();
            owner.Add(new JProperty(name, ReadValue()).At(mark));
        }
        return owner;
    }

    /// <summary>The reader gives a double, which has not every digit: the text itself does.</summary>
    private JValue ReadFraction()
    {
        var end = Offset();
        var start = end;
        while (start > 0 && (char.IsAsciiLetterOrDigit(_text[start - 1]) || _text[start - 1] is '+' or '-' or '.'))
            start--;
        return ExactNumber.Read(_text[start..end]) ?? throw Fail($"{_text[start..end]} is a number that cannot be held exactly: write it as a text, or with fewer digits.");
    }

    /// <summary>The reader gives U+FFFD for half of a surrogate pair, of which whoever screens the text has to know.</summary>
    private string Whole(string read)
    {
        if (!read.Contains('\ufffd') || _reader.QuoteChar == '\0')
            return read;
        var end = _text.LastIndexOf(_reader.QuoteChar, Offset() - 1);
        var start = end - 1;
        while (_text[start] != _reader.QuoteChar || (start - _text.AsSpan(0, start).TrimEnd('\\').Length) % 2 != 0)
            start--;
        return Escape().Replace(_text[(start + 1)..end], escape => escape.Value[1] switch
        {
            'u' => ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString(),
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            var other => other.ToString(),
        });
    }

    /// <summary>Where in the text the reader stands.</summary>
    private int Offset()
    {
        for (; _line.Line < _reader.LineNumber; _line.Line++)
        {
            _line.Start = _text.AsSpan(_line.Start).IndexOfAny('\r', '\n') + _line.Start + 1;
            if (_text[_line.Start - 1] == '\r' && _line.Start < _text.Length && _text[_line.Start] == '\n')
                _line.Start++;
        }
        return Math.Min(_line.Start + _reader.LinePosition, _text.Length);
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

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();

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
