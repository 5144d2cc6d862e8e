using System.ComponentModel;

namespace SpecClients.Json;

/// <summary>How a time says its offset from UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum InstantZone
{
    /// <summary><c>Z</c> where the offset is zero, <c>±hh:mm</c> elsewhere.</summary>
    Letter,

    /// <summary><c>±hh:mm</c>, <c>+00:00</c> included.</summary>
    Numeric,

    /// <summary>Not at all, which is read as UTC.</summary>
    None,

    /// <summary><c>-00:00</c>: UTC, the local offset being unknown.</summary>
    Unknown,
}

/// <summary>A time's spelling, where it says no more than the time: trailing zeros and the name of UTC.</summary>
/// <param name="Digits">The least number of fraction digits, up to seven.</param>
/// <param name="Zone">How the offset is said.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct InstantStyle(int Digits, InstantZone Zone);

/// <summary>The spellings of an object's times: of the first twelve in one word, of more in what a set of members has beside it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct InstantStyles
{
    private const int Bits = 5;
    private const int Slots = 64 / Bits;

    private ulong _first;

    /// <summary>The spelling of a time; the plain one where none is known.</summary>
    public readonly InstantStyle Of(int slot, ref readonly MemberSet rest)
    {
        if (slot < 0)
            return default;
        var word = slot < Slots ? _first : rest.Beside(slot / Slots - 1);
        var bits = (int)(word >> (slot % Slots * Bits));
        return new InstantStyle(bits & 7, (InstantZone)((bits >> 3) & 3));
    }

    public void Add(int slot, InstantStyle style, ref MemberSet rest)
    {
        var bits = (ulong)(style.Digits | ((int)style.Zone << 3)) << (slot % Slots * Bits);
        if (slot < Slots)
            _first |= bits;
        else if (bits != 0)
            rest.AddBeside(slot / Slots - 1, bits);
    }
}
