using System.Globalization;
using System.Text;

namespace SpecClients.OpenApi.Text;

/// <summary>Makes C# names out of the names that documents use.</summary>
internal static class Words
{
    /// <summary>The most bytes (UTF-8) of a name: C# takes 1,023 and a file system 255, and the generators put words of their own behind it.</summary>
    public const int MaxLength = 200;

    /// <summary>What <see cref="MaxLength"/> keeps for the numbers of names that are alike.</summary>
    private const int Spare = 20;

    /// <summary>Whether a text is longer than a name can be.</summary>
    public static bool IsLong(string name) => name.Length > MaxLength || Encoding.UTF8.GetByteCount(name) > MaxLength;

    /// <summary>A name, or as much of it as can be one.</summary>
    public static string Shortened(string name) => IsLong(name) ? Stem(name) : name;

    /// <summary>As much of a name as can have a number behind it.</summary>
    public static string Stem(string name)
    {
        var length = Math.Min(name.Length, MaxLength - Spare);
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > MaxLength - Spare)
            length--;
        return name[..length];
    }

    /// <summary><c>session_id</c>, <c>session-id</c> and <c>sessionId</c> → <c>SessionId</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var upper = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                // What shows as nothing (Cf) parts no words: names that look alike are one.
                upper |= char.GetUnicodeCategory(c) is not UnicodeCategory.Format;
                continue;
            }
            if (text.Length == 0 && char.IsDigit(c))
                text.Append('_');
            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        return text.Length == 0 ? "_" : Shortened(text.ToString());
    }

    /// <summary><c>PipecatCloud</c> → <c>pipecat-cloud</c>.</summary>
    public static string Kebab(string name) => string.Concat(name.Select((c, at) =>
        char.IsUpper(c) && at > 0 && (!char.IsUpper(name[at - 1]) || at + 1 < name.Length && char.IsLower(name[at + 1])) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary><c>sessions</c> → <c>session</c>, for naming one element of a list.</summary>
    public static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.OrdinalIgnoreCase) => word[..^2],
        _ when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && word.Length > 3 => word[..^1],
        _ => word + "Item",
    };

    /// <summary>The class of a component. Both generators call <c>OpenAI.Error</c> by what follows its last dot.</summary>
    public static string TypeName(string schema) => Pascal(schema[(schema.LastIndexOf('.') + 1)..]);

    /// <summary>A name, or where it is claimed the same with the first number from 2 that makes it free.</summary>
    /// <param name="name">The name wanted.</param>
    /// <param name="claim">Takes a name, or says that it is taken.</param>
    public static string Unclaimed(string name, Func<string, bool> claim)
    {
        var free = Shortened(name);
        for (var i = 2; !claim(free); i++)
            free = Stem(name) + Ordinal(i);
        return free;
    }

    public static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
