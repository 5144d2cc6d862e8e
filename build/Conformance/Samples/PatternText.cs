using System.Text;
using System.Text.RegularExpressions;

namespace SpecClients.Conformance.Samples;

/// <summary>Writes a string that a regular expression matches: the first branch and the fewest repetitions everywhere.</summary>
/// <remarks>Of what a pattern may say, look-arounds and back references are not followed; the result is tried before it is used.</remarks>
internal sealed class PatternText
{
    private const int MaxLength = 10_000;
    private const int MaxPattern = 1_000;

    private readonly string _pattern;
    private readonly int _repeats;
    private int _at;

    private PatternText(string pattern, int repeats) => (_pattern, _repeats) = (pattern, repeats);

    /// <summary>A string of a length, or null where none was found.</summary>
    public static string? Of(string pattern, int least, int most)
    {
        if (least > MaxLength || pattern.Length > MaxPattern)
            return null;
        // Where the fewest repetitions are too short, each open-ended one is repeated more often.
        foreach (var repeats in (int[])[1, 0, 2, 4, 8, 16, 32, least])
        {
            try
            {
                var text = new PatternText(pattern, repeats).Branches();
                if (text.Length >= least && text.Length <= most && SchemaFit.Matches(text, pattern))
                    return text;
            }
            catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
            {
                return null;
            }
        }
        return null;
    }

    private string Branches()
    {
        var first = Sequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            Sequence();
        }
        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var atom = Atom();
            for (var count = Count(); count > 0 && atom.Length > 0; count--)
            {
                if (text.Append(atom).Length > MaxLength)
                    throw new FormatException($"More than {MaxLength} characters.");
            }
        }
        return text.ToString();
    }

    private string Atom()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return "x";
            case '[':
                return OneOf();
            case '\\':
                return Escaped(_pattern[_at++]);
            case '(':
                var isLook = _pattern.AsSpan(_at) is ['?', '=' or '!' or '<', ..] and not ['?', '<', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..];
                if (_pattern[_at] == '?')
                    _at = _pattern[_at + 1] is 'P' or '<' && !isLook ? _pattern.IndexOf('>', _at) + 1 : _at + 2;
                var inner = Branches();
                _at++;
                return isLook ? "" : inner;
            default:
                return c.ToString();
        }
    }

    /// <summary>How often the atom before is written.</summary>
    private int Count()
    {
        if (_at == _pattern.Length)
            return 1;
        var count = 1;
        switch (_pattern[_at])
        {
            case '*' or '?':
                count = _pattern[_at] == '*' ? _repeats - 1 : Math.Min(1, _repeats);
                _at++;
                break;
            case '+':
                count = Math.Max(1, _repeats);
                _at++;
                break;
            case '{' when _pattern.IndexOf('}', _at) is > 0 and var end:
                var bounds = _pattern[(_at + 1)..end].Split(',');
                var (least, most) = (int.Parse(bounds[0]), bounds.Length == 1 ? int.Parse(bounds[0]) : bounds[1].Length == 0 ? int.MaxValue : int.Parse(bounds[1]));
                count = Math.Clamp(_repeats, least, most);
                _at = end + 1;
                break;
            default:
                return 1;
        }
        if (_at < _pattern.Length && _pattern[_at] is '?' or '+')
            _at++;
        return count;
    }

    /// <summary>A character of a class: the first that it lists, or one that it does not.</summary>
    private string OneOf()
    {
        var start = _at;
        if (_pattern[_at] == '^')
            _at++;
        while (_pattern[_at] != ']' || _at == start)
            _at += _pattern[_at] == '\\' ? 2 : 1;
        _at++;
        return AnyOf(_pattern[(start - 1).._at]);
    }

    private static string AnyOf(string characters)
    {
        var any = new Regex(characters);
        return "a0Ax-_ ./:@#%&=+,;!?*\"'()<>[]{}|~^$€ü日\t\n".Concat(Enumerable.Range('!', 94).Select(code => (char)code))
            .Select(candidate => candidate.ToString())
            .FirstOrDefault(candidate => any.IsMatch(candidate)) ?? throw new FormatException("A class of characters that holds none of those tried.");
    }

    private string Escaped(char c) => c switch
    {
        'd' or 'D' or 'w' or 'W' or 's' or 'S' => AnyOf($@"\{c}"),
        'p' or 'P' => AnyOf(_pattern[(_at - 2)..(_at = _pattern.IndexOf('}', _at) + 1)]),
        'x' => Hex(2),
        'u' => Hex(4),
        'b' or 'A' or 'z' or 'Z' or 'B' => "",
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        _ => c.ToString(),
    };

    private string Hex(int digits) => ((char)Convert.ToUInt16(_pattern[_at..(_at += digits)], 16)).ToString();
}
