namespace SpecClients.OpenApi.JsonPaths;

/// <summary>Reads a JSONPath by RFC 9535's grammar; what its filters say, by <see cref="FilterParser"/>.</summary>
internal sealed class QueryParser
{
    private readonly Scanner _scanner;
    private readonly FilterParser _filters;

    public QueryParser(string text, bool takesDashes)
    {
        _scanner = new Scanner(text, takesDashes);
        _filters = new FilterParser(_scanner, this);
    }

    /// <summary>The column of the first name without quotes that has a dash.</summary>
    public int? DashedColumn => _scanner.Dashed + 1;

    /// <summary>The whole text as one query.</summary>
    public Query ReadAll()
    {
        if (_scanner.Next != '$')
            throw _scanner.Unexpected("A JSONPath begins with '$'");
        var query = Read();
        return _scanner.Next is null ? query : throw _scanner.Unexpected("A '.', '..' or '[' is missing");
    }

    /// <summary>A query that begins here, with <c>$</c> or <c>@</c>.</summary>
    public Query Read()
    {
        var isAbsolute = _scanner.Next == '$';
        _scanner.Position++;
        var segments = new List<Segment>();
        while (true)
        {
            var end = _scanner.Position;
            _scanner.SkipBlanks();
            if (_scanner.TryTake(".."))
                segments.Add(_scanner.Next == '[' ? new Segment(IsDescendant: true, ReadBrackets()) : new Segment(IsDescendant: true, [ReadShorthand()]));
            else if (_scanner.TryTake("."))
                segments.Add(new Segment(IsDescendant: false, [ReadShorthand()]));
            else if (_scanner.Next == '[')
                segments.Add(new Segment(IsDescendant: false, ReadBrackets()));
            else
            {
                _scanner.Position = end;
                return new Query(isAbsolute, segments);
            }
        }
    }

    private Selector ReadShorthand() => _scanner.TryTake("*") ? new WildcardSelector()
        : _scanner.TryReadName() is { } name ? new NameSelector(name)
        : throw _scanner.Unexpected("A name or '*' is missing; a name with other characters stands in brackets and quotes");

    private List<Selector> ReadBrackets()
    {
        var selectors = new List<Selector>();
        do
        {
            _scanner.Position++;
            _scanner.SkipBlanks();
            selectors.Add(ReadSelector());
            _scanner.SkipBlanks();
        }
        while (_scanner.Next == ',');
        _scanner.Take("]", "after a selector");
        return selectors;
    }

    private Selector ReadSelector()
    {
        if (_scanner.TryReadText() is { } name)
            return new NameSelector(name);
        if (_scanner.TryTake("*"))
            return new WildcardSelector();
        if (_scanner.TryTake("?"))
        {
            _scanner.SkipBlanks();
            return new FilterSelector(_filters.Read());
        }
        var first = _scanner.TryReadInteger();
        var end = _scanner.Position;
        _scanner.SkipBlanks();
        if (_scanner.TryTake(":"))
            return ReadSlice(first);
        _scanner.Position = end;
        return first is { } index ? new IndexSelector(index) : throw _scanner.Unexpected("A selector is missing: a name in quotes, a place, a slice, '*' or '?'");
    }

    private SliceSelector ReadSlice(long? start)
    {
        _scanner.SkipBlanks();
        var end = _scanner.TryReadInteger();
        _scanner.SkipBlanks();
        if (!_scanner.TryTake(":"))
            return new SliceSelector(start, end, 1);
        _scanner.SkipBlanks();
        return new SliceSelector(start, end, _scanner.TryReadInteger() ?? 1);
    }
}
