using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecClients.Http;

/// <summary>A vendor's ECMA-262 patterns, each judged in a time that is bounded whatever the pattern and the value are.</summary>
internal sealed class VendorPattern
{
    private const int MaxPattern = 4096;
    private const int MaxTimeouts = 3;

    /// <summary>For a pattern that .NET can only try by going back: what takes longer is not judged.</summary>
    private static readonly TimeSpan TryingLimit = TimeSpan.FromMilliseconds(3);

    /// <summary>For one that takes one step a character: a net, and no measure.</summary>
    private static readonly TimeSpan LinearLimit = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, VendorPattern> Patterns = new();

    private readonly Regex? _regex;

    /// <summary>How often in a row there was no time for it.</summary>
    private int _timeouts;

    private VendorPattern(string pattern) => _regex = Compile(pattern);

    /// <summary>Whether a value surely breaks a pattern: none breaks one that .NET cannot read, or not judge in time.</summary>
    public static bool IsBroken(string pattern, string value) => Patterns.GetOrAdd(pattern, text => new VendorPattern(text)).IsBrokenBy(value);

    private bool IsBrokenBy(string value)
    {
        // Of values that take too long the next would too: many callers at once pay for a few.
        if (_regex is null || Volatile.Read(ref _timeouts) >= MaxTimeouts)
            return false;
        try
        {
            var isBroken = !_regex.IsMatch(value);
            Volatile.Write(ref _timeouts, 0);
            return isBroken;
        }
        catch (RegexMatchTimeoutException)
        {
            Interlocked.Increment(ref _timeouts);
            return false;
        }
    }

    private static Regex? Compile(string pattern)
    {
        if (pattern.Length > MaxPattern)
            return null;
        var regex = (Translate(pattern, isLinear: true) is { } linear ? Create(linear, RegexOptions.NonBacktracking, LinearLimit) : null)
            ?? (Translate(pattern, isLinear: false) is { } exact ? Create(exact, RegexOptions.ECMAScript, TryingLimit) ?? Create(exact, RegexOptions.None, TryingLimit) : null);
        try
        {
            // What is compiled on a first call is not counted against the first value.
            regex?.IsMatch("a");
        }
        catch (RegexMatchTimeoutException)
        {
        }

        return regex;
    }

    private static Regex? Create(string pattern, RegexOptions options, TimeSpan limit)
    {
        try
        {
            return new Regex(pattern, options, limit);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The pattern in .NET's words: <c>$</c> would let a last line break through, and without its ECMAScript option digits and letters are those of all languages.</summary>
    /// <returns>Nothing where it has no such words.</returns>
    private static string? Translate(string pattern, bool isLinear)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                var escaped = pattern[++i];
                var words = isLinear ? Words(escaped, isInClass) : $"\\{escaped}";
                if (words is null)
                    return null;
                text.Append(words);
            }
            else if (isInClass)
            {
                isInClass = c != ']';
                text.Append(c == '[' && isLinear ? "\\[" : c.ToString());
            }
            else if (c == '[')
            {
                isInClass = true;
                var isNegated = pattern.AsSpan(i + 1).StartsWith("^");
                // In .NET a bracket that closes nothing stands for itself.
                if (pattern.AsSpan(isNegated ? i + 2 : i + 1).StartsWith("]") && isLinear)
                    return null;
                text.Append(isNegated ? "[^" : "[");
                i += isNegated ? 1 : 0;
            }
            else
            {
                text.Append(c == '$' ? "\\z" : c.ToString());
            }
        }

        return text.ToString();
    }

    private static string? Words(char escaped, bool isInClass) => (escaped, isInClass) switch
    {
        ('d', false) => "[0-9]",
        ('D', false) => "[^0-9]",
        ('w', false) => "[0-9A-Z_a-z]",
        ('W', false) => "[^0-9A-Z_a-z]",
        ('d', true) => "0-9",
        ('w', true) => "0-9A-Z_a-z",
        ('D' or 'W', true) or ('b' or 'B', false) => null,
        _ => $"\\{escaped}",
    };
}
