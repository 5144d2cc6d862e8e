using System.Collections.Frozen;
using System.Globalization;

namespace SpecClients.OpenApi.Text;

/// <summary>
/// Identifiers of C#, more narrowly than the compiler has them: no keyword, and no format characters (Cf), which show as
/// nothing, so that two names that look alike are one.
/// </summary>
internal static class Identifier
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else",
        "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual",
        "void", "volatile", "while");

    /// <summary>Whether a text may name something.</summary>
    public static bool IsValid(string? text) => text is not null && !Words.IsLong(text) && IsWord(text) && !Keywords.Contains(text);

    /// <summary>The same for one that may be a keyword behind <c>@</c>.</summary>
    public static bool IsName(string text) => text is ['@', ..] ? !Words.IsLong(text) && IsWord(text.AsSpan(1)) : IsValid(text);

    /// <summary>Whether a text is a type as a generator names one: <c>System.Collections.Generic.IReadOnlyList&lt;Acme.Thing&gt;?</c>, or the name of anything.</summary>
    public static bool IsType(ReadOnlySpan<char> text)
    {
        var rest = text;
        return TakeType(ref rest) && rest.IsEmpty;
    }

    public static bool IsStart(char c) => c == '_' || char.GetUnicodeCategory(c) is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    public static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static bool IsWord(ReadOnlySpan<char> text) => TakeWord(ref text) && text.IsEmpty;

    private static bool TakeType(ref ReadOnlySpan<char> text)
    {
        do
        {
            if (text is ['@', ..])
                text = text[1..];
            if (!TakeWord(ref text))
                return false;
        }
        while (Take(ref text, ".") || Take(ref text, "::"));
        if (Take(ref text, "<"))
        {
            do
            {
                if (!TakeType(ref text))
                    return false;
            }
            while (Take(ref text, ", ") || Take(ref text, ","));
            if (!Take(ref text, ">"))
                return false;
        }
        while (Take(ref text, "?") || Take(ref text, "[]"))
        {
        }
        return true;
    }

    private static bool TakeWord(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !IsStart(text[0]))
            return false;
        var length = 1;
        while (length < text.Length && IsPart(text[length]))
            length++;
        text = text[length..];
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, string token)
    {
        if (!text.StartsWith(token, StringComparison.Ordinal))
            return false;
        text = text[token.Length..];
        return true;
    }
}
