namespace AgentSessions.NSwag.Reading;

/// <summary>How a time says its offset from UTC.</summary>
internal enum InstantZone
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
internal readonly record struct InstantStyle(int Digits, InstantZone Zone);

/// <summary>The spellings of an object's first twelve times, in one word; all others get the plain spelling.</summary>
internal struct InstantStyles
{
    private const int Bits = 5;
    private const int Slots = 64 / Bits;

    private ulong _word;

    public InstantStyle this[int slot]
    {
        readonly get
        {
            if ((uint)slot >= Slots)
                return default;
            var bits = (int)(_word >> (slot * Bits));
            return new InstantStyle(bits & 7, (InstantZone)((bits >> 3) & 3));
        }
        set
        {
            if ((uint)slot < Slots)
                _word |= (ulong)(value.Digits | ((int)value.Zone << 3)) << (slot * Bits);
        }
    }
}
