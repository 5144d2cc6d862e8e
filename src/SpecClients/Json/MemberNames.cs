using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>The names of a class's members on the wire, in the class's order.</summary>
/// <param name="names">The names.</param>
/// <param name="instants">The indexes of those that hold a time.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberNames(string[] names, int[] instants)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    public string this[int member] => names[member];

    /// <summary>The index of a member by its name, or -1.</summary>
    public int IndexOf(string? name) => Array.IndexOf(names, name);

    /// <summary>Which of the members that hold a time this one is, or -1.</summary>
    public int InstantOf(int member) => Array.IndexOf(instants, member);

    /// <summary>The index of the member whose name the reader stands on, or -1; the likely one is tried first.</summary>
    public int Find(ref readonly Utf8JsonReader json, int likely)
    {
        if (json.ValueIsEscaped)
            return IndexOf(JsonText.Read(in json));
        var name = json.ValueSpan;
        var all = _utf8;
        if ((uint)likely < (uint)all.Length && name.SequenceEqual(all[likely]))
            return likely;
        for (var i = 0; i < all.Length; i++)
        {
            if (name.SequenceEqual(all[i]))
                return i;
        }
        return -1;
    }
}
