using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>Reads the words of a JSONPath: blanks, names, texts and numbers.</summary>
/// <param name="text">The path.</param>
/// <param name="takesDashes">Whether a name without quotes may have dashes, which RFC 9535 does not take.</param>
internal sealed class Scanner(string text, bool takesDashes)
{
    /// <summary>The largest number that a place or a step may be.</summary>
    private const long MaxInteger = (1L << 53) - 1;

    /// <summary>Where it stands, from 0.</summary>
    public int Position { get; set; }

    /// <summary>Where the first name without quotes begins that has a dash, from 0.</summary>
    public int? Dashed { get; private set; }

    /// <summary>The character there; nothing at the end.</summary>
    public char? Next => Position < text.Length ? text[Position] : null;

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
            Position++;
    }

    public bool TryTake(string word)
    {
        if (string.CompareOrdinal(text, Position, word, 0, word.Length) != 0)
            return false;
        Position += word.Length;
        return true;
    }

    public void Take(string word, string within)
    {
        if (!TryTake(word))
            throw Unexpected($"'{word}' is missing {within}");
    }

    /// <summary>What stands here is not what has to.</summary>
    public JsonPathException Unexpected(string why) => Fail(Next is { } next ? $"{why}: here stands '{next}'" : $"{why}: here it ends");

    public JsonPathException Fail(string why, int? at = null) => new($"{why}.", (at ?? Position) + 1);

    /// <summary>A member's name without quotes, or nothing.</summary>
    public string? TryReadName()
    {
        var start = Position;
        while (Next is { } c && (char.IsAsciiLetter(c) || c is '_' || (c >= '\u0080' && IsWhole()) || (Position > start && (char.IsAsciiDigit(c) || (takesDashes && c == '-')))))
        {
            if (c == '-')
                Dashed ??= start;
            Position += char.IsSurrogate(c) ? 2 : 1;
        }
        return Position > start ? text[start..Position] : null;
    }

    /// <summary>A word of a function or of <c>true</c>, <c>false</c> and <c>null</c>, or nothing.</summary>
    public string? TryReadWord()
    {
        var start = Position;
        while (Next is { } c && (char.IsAsciiLetterLower(c) || (Position > start && (c is '_' || char.IsAsciiDigit(c)))))
            Position++;
        return Position > start ? text[start..Position] : null;
    }

    /// <summary>A place or a step, or nothing where none begins.</summary>
    public long? TryReadInteger()
    {
        var start = Position;
        if (!SkipInteger(allowsMinusZero: false))
            return null;
        return long.TryParse(text.AsSpan(start, Position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= MaxInteger
            ? number
            : throw Fail($"A place or step is at most {MaxInteger}", start);
    }

    /// <summary>A number to compare with, or nothing where none begins.</summary>
    public JValue? TryReadNumber()
    {
        var start = Position;
        if (!SkipInteger(allowsMinusZero: true))
            return null;
        if (TryTake("."))
            SkipDigits("A point is followed by digits");
        if (Next is 'e' or 'E')
        {
            Position++;
            _ = TryTake("-") || TryTake("+");
            SkipDigits("An exponent has digits");
        }
        var written = text[start..Position];
        if (long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return new JValue(whole);
        return ExactValue.Of(written) is null ? throw Fail($"An exponent is at most {int.MaxValue}", start) : ExactNumber.Read(written) ?? new JRaw(written);
    }

    /// <summary>A text between quotes of either kind, or nothing where none begins.</summary>
    public string? TryReadText()
    {
        if (Next is not ('\'' or '"'))
            return null;
        var (quote, start, read) = (text[Position], Position++, new StringBuilder());
        while (Next != quote)
        {
            switch (Next)
            {
                case null:
                    throw Fail($"The text that begins here has no {quote} at its end", start);
                case < ' ':
                    throw Fail("A control character stands in a text as an escape, as \\n or \\u0000");
                case '\\':
                    ReadEscape(quote, read);
                    break;
                case { } c:
                    if (!IsWhole())
                        throw Fail("Half of a surrogate pair is no character");
                    read.Append(text, Position, char.IsSurrogate(c) ? 2 : 1);
                    Position += char.IsSurrogate(c) ? 2 : 1;
                    break;
            }
        }
        Position++;
        return read.ToString();
    }

    private void ReadEscape(char quote, StringBuilder read)
    {
        var start = Position++;
        var c = Next;
        Position++;
        switch (c)
        {
            case 'b': read.Append('\b'); break;
            case 'f': read.Append('\f'); break;
            case 'n': read.Append('\n'); break;
            case 'r': read.Append('\r'); break;
            case 't': read.Append('\t'); break;
            case '/' or '\\': read.Append(c); break;
            case 'u':
                var first = ReadHex(start);
                read.Append(first);
                if (char.IsSurrogate(first))
                    read.Append(char.IsHighSurrogate(first) && TryTake("\\u") && ReadHex(start) is var second && char.IsLowSurrogate(second) ? second : throw Fail("Half of a surrogate pair is no character", start));
                break;
            default:
                read.Append(c == quote ? quote : throw Fail("This is no escape: those are \\b \\f \\n \\r \\t \\/ \\\\ \\uXXXX and the quote that the text stands in", start));
                break;
        }
    }

    private char ReadHex(int start)
    {
        if (text.Length - Position < 4 || !text[Position..(Position + 4)].All(char.IsAsciiHexDigit))
            throw Fail("\\u is followed by four hexadecimal digits", start);
        Position += 4;
        return (char)Convert.ToInt32(text[(Position - 4)..Position], 16);
    }

    private bool SkipInteger(bool allowsMinusZero)
    {
        var start = Position;
        var isNegative = TryTake("-");
        if (!isNegative && Next is not (>= '0' and <= '9'))
            return false;
        if (!TryTake("0"))
            SkipDigits("A minus is followed by digits");
        else if (Next is >= '0' and <= '9')
            throw Fail("A number has no zeros before it", start);
        else if (isNegative && !allowsMinusZero)
            throw Fail("-0 is no place", start);
        return true;
    }

    private void SkipDigits(string why)
    {
        if (Next is not (>= '0' and <= '9'))
            throw Unexpected(why);
        while (Next is >= '0' and <= '9')
            Position++;
    }

    /// <summary>Whether the character here is no half of a surrogate pair.</summary>
    private bool IsWhole() => !char.IsSurrogate(text[Position]) || char.IsSurrogatePair(text, Position);
}
