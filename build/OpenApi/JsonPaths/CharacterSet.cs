using System.Text;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A set of Unicode's characters, by ranges and categories.</summary>
internal sealed class CharacterSet(bool isNegated)
{
    private static readonly string[] Categories =
        ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];

    private readonly List<Func<Rune, bool>> _parts = [];

    /// <summary>How much there is to look at for one character.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>All but the ends of lines.</summary>
    public static CharacterSet Dot { get; } = new CharacterSet(isNegated: true).With(new Rune('\n'), new Rune('\n')).With(new Rune('\r'), new Rune('\r'));

    /// <summary>One character.</summary>
    public static CharacterSet Of(Rune only) => new CharacterSet(isNegated: false).With(only, only);

    /// <summary>A category, as <c>Lu</c>, or a group of them, as <c>L</c>; nothing where there is none of that name.</summary>
    public static CharacterSet? OfCategory(string name, bool isNegated)
    {
        if (name.Length is not (1 or 2) || name == "Cs" || !Categories.Any(category => category.StartsWith(name, StringComparison.Ordinal)))
            return null;
        var set = new CharacterSet(isNegated);
        set._parts.Add(rune => CategoryOf(rune).StartsWith(name, StringComparison.Ordinal));
        return set;
    }

    /// <summary>This set, to which those from one to another were added.</summary>
    public CharacterSet With(Rune low, Rune high)
    {
        _parts.Add(rune => rune >= low && rune <= high);
        Size++;
        return this;
    }

    /// <summary>This set, to which another was added.</summary>
    public CharacterSet With(CharacterSet other)
    {
        _parts.Add(other.Holds);
        Size += other.Size;
        return this;
    }

    /// <summary>Whether a character is in it.</summary>
    public bool Holds(Rune rune) => _parts.Exists(part => part(rune)) != isNegated;

    private static string CategoryOf(Rune rune) => Categories[(int)Rune.GetUnicodeCategory(rune)];
}
