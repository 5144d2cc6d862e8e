using System.Globalization;
using System.Text;

namespace SpecCompiler.Normalising;

/// <summary>Makes C# names out of the names that documents use.</summary>
internal static class Words
{
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
        return text.Length == 0 ? "_" : text.ToString();
    }

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
        var free = name;
        for (var i = 2; !claim(free); i++)
            free = name + Ordinal(i);
        return free;
    }

    public static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
