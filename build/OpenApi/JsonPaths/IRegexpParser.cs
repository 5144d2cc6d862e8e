using System.Globalization;
using System.Text;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A part of a regular expression.</summary>
internal abstract record RegexpNode;

/// <summary>A character of a set.</summary>
internal sealed record CharacterNode(CharacterSet Set) : RegexpNode;

/// <summary>Where the text begins, or ends.</summary>
internal sealed record EdgeNode(bool IsEnd) : RegexpNode;

/// <summary>One part after another.</summary>
internal sealed record SequenceNode(IReadOnlyList<RegexpNode> Parts) : RegexpNode;

/// <summary>One of several.</summary>
internal sealed record ChoiceNode(IReadOnlyList<RegexpNode> Branches) : RegexpNode;

/// <summary>A part several times.</summary>
internal sealed record RepeatNode(RegexpNode Part, int Least, int? Most) : RegexpNode;

/// <summary>Reads a regular expression by RFC 9485's grammar; each of its readers gives nothing where the text is none.</summary>
internal sealed class IRegexpParser(string text)
{
    private const int MaxDepth = 64;

    private readonly Rune[] _runes = [.. text.EnumerateRunes()];
    private int _at;
    private int _depth;

    private Rune? Next => _at < _runes.Length ? _runes[_at] : null;

    public RegexpNode? ReadAll() => ReadChoice() is { } node && Next is null ? node : null;

    private RegexpNode? ReadChoice()
    {
        var branches = new List<RegexpNode>();
        do
        {
            if (ReadSequence() is not { } branch)
                return null;
            branches.Add(branch);
        }
        while (TryTake('|'));
        return branches is [var only] ? only : new ChoiceNode(branches);
    }

    private SequenceNode? ReadSequence()
    {
        var parts = new List<RegexpNode>();
        while (Next is { } next && next.Value is not ('|' or ')'))
        {
            if (ReadAtom() is not { } atom || ReadRepeat(atom) is not { } part)
                return null;
            parts.Add(part);
        }
        return new SequenceNode(parts);
    }

    private RegexpNode? ReadAtom()
    {
        var next = _runes[_at++];
        switch (next.Value)
        {
            case '(':
                if (++_depth > MaxDepth || ReadChoice() is not { } inner || !TryTake(')'))
                    return null;
                _depth--;
                return inner;
            case '.':
                return new CharacterNode(CharacterSet.Dot);
            case '[':
                return ReadSet() is { } set ? new CharacterNode(set) : null;
            case '\\':
                return ReadEscape() is { } escaped ? new CharacterNode(escaped) : null;
            // By the grammar these are characters like others; by what RFC 9485 says of other engines, and by what everybody
            // writes, they are the text's ends.
            case '^' or '$':
                return new EdgeNode(next.Value == '$');
            case '*' or '+' or '?' or ')' or ']' or '{' or '|' or '}':
                return null;
            default:
                return new CharacterNode(CharacterSet.Of(next));
        }
    }

    private RegexpNode? ReadRepeat(RegexpNode part)
    {
        if (TryTake('*'))
            return new RepeatNode(part, 0, null);
        if (TryTake('+'))
            return new RepeatNode(part, 1, null);
        if (TryTake('?'))
            return new RepeatNode(part, 0, 1);
        if (!TryTake('{'))
            return part;
        if (ReadNumber() is not { } least)
            return null;
        int? most = least;
        if (TryTake(','))
        {
            most = ReadNumber();
            if (most < least)
                return null;
        }
        return TryTake('}') ? new RepeatNode(part, least, most) : null;
    }

    private int? ReadNumber()
    {
        var start = _at;
        while (Next is { Value: >= '0' and <= '9' })
            _at++;
        return int.TryParse(string.Concat(_runes[start.._at]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What stands between brackets, the first of which is behind.</summary>
    private CharacterSet? ReadSet()
    {
        var set = new CharacterSet(TryTake('^'));
        var isEmpty = true;
        if (TryTake('-'))
            (set, isEmpty) = (set.With(new Rune('-'), new Rune('-')), false);
        for (; ; isEmpty = false)
        {
            if (TryTake(']'))
                return isEmpty ? null : set;
            if (TryTake('-'))
                return !isEmpty && TryTake(']') ? set.With(new Rune('-'), new Rune('-')) : null;
            if (Next == new Rune('\\') && _at + 1 < _runes.Length && _runes[_at + 1].Value is 'p' or 'P')
            {
                _at++;
                if (ReadEscape() is not { } category)
                    return null;
                set = set.With(category);
                continue;
            }
            if (ReadSetCharacter() is not { } low)
                return null;
            var high = low;
            if (Next == new Rune('-') && _at + 1 < _runes.Length && _runes[_at + 1].Value != ']')
            {
                _at++;
                if (ReadSetCharacter() is not { } given || given < low)
                    return null;
                high = given;
            }
            set = set.With(low, high);
        }
    }

    private Rune? ReadSetCharacter()
    {
        if (TryTake('\\'))
            return ReadEscapedCharacter();
        if (Next is not { Value: not ('-' or '[' or ']') } next)
            return null;
        _at++;
        return next;
    }

    /// <summary>What stands behind a backslash: a character that is meant as itself, or a category of Unicode's.</summary>
    private CharacterSet? ReadEscape()
    {
        if (Next is not { Value: 'p' or 'P' } next)
            return ReadEscapedCharacter() is { } escaped ? CharacterSet.Of(escaped) : null;
        _at++;
        if (!TryTake('{'))
            return null;
        var start = _at;
        while (Next is { } letter && Rune.IsLetter(letter))
            _at++;
        var name = string.Concat(_runes[start.._at]);
        return TryTake('}') ? CharacterSet.OfCategory(name, isNegated: next.Value == 'P') : null;
    }

    private Rune? ReadEscapedCharacter()
    {
        if (Next is not { } next)
            return null;
        _at++;
        return next.Value switch
        {
            'n' => new Rune('\n'),
            'r' => new Rune('\r'),
            't' => new Rune('\t'),
            >= '(' and <= '+' or '-' or '.' or '?' or >= '[' and <= '^' or >= '{' and <= '}' => next,
            _ => null,
        };
    }

    private bool TryTake(char sign)
    {
        if (Next != new Rune(sign))
            return false;
        _at++;
        return true;
    }
}
