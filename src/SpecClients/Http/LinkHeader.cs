namespace SpecClients.Http;

/// <summary>Reads the <c>Link</c> header of RFC 8288.</summary>
internal ref struct LinkHeader
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private LinkHeader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The target of the first link of a relation that is the answer's own; null where it has none.</summary>
    /// <param name="header">The header, its lines joined by commas.</param>
    /// <param name="relation">The relation, as in <c>next</c>.</param>
    /// <exception cref="FormatException">It is no list of links.</exception>
    public static string? Find(ReadOnlySpan<char> header, string relation)
    {
        var reader = new LinkHeader(header);
        while (reader.Skip(" \t,"))
        {
            var target = reader.ReadLink(out var relations, out var isOfAnother);
            if (!isOfAnother && relations.Contains(relation, StringComparer.OrdinalIgnoreCase))
                return target;
        }
        return null;
    }

    private string ReadLink(out string[] relations, out bool isOfAnother)
    {
        if (!Take('<') || _text[_at..].IndexOf('>') is var length && length < 0)
            throw Malformed("a link stands in angle brackets, as in <https://example.com/?page=2>; rel=\"next\"");
        var target = _text.Slice(_at, length).ToString();
        _at += length + 1;
        string? relation = null;
        isOfAnother = false;
        while (Skip(" \t") && Take(';'))
        {
            Skip(" \t");
            var name = ReadUntil("=;, \t");
            Skip(" \t");
            string? value = null;
            if (Take('='))
            {
                Skip(" \t");
                value = Take('"') ? ReadQuoted() : ReadUntil(";, \t");
            }
            // The first of a name counts. One with an anchor says something of another resource than the answer.
            if (name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                relation ??= value;
            isOfAnother |= name.Equals("anchor", StringComparison.OrdinalIgnoreCase);
        }
        if (_at < _text.Length && _text[_at] != ',')
            throw Malformed("they are divided by commas, and their parameters by semicolons");
        relations = (relation ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return target;
    }

    private static FormatException Malformed(string why) => new($"its Link header is no list of links: {why}.");

    private string ReadQuoted()
    {
        var value = new System.Text.StringBuilder();
        for (; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            value.Append(_text[_at]);
        }
        return Take('"') ? value.ToString() : throw Malformed("a quoted text does not end");
    }

    private string ReadUntil(ReadOnlySpan<char> ends)
    {
        var rest = _text[_at..];
        var length = rest.IndexOfAny(ends) is >= 0 and var end ? end : rest.Length;
        _at += length;
        return rest[..length].ToString();
    }

    private bool Take(char expected)
    {
        if (_at == _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    /// <summary>Passes over characters, and says whether any others are left.</summary>
    private bool Skip(ReadOnlySpan<char> blanks)
    {
        while (_at < _text.Length && blanks.Contains(_text[_at]))
            _at++;
        return _at < _text.Length;
    }
}
