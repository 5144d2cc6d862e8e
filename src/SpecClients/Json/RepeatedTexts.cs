using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace SpecClients.Json;

/// <summary>
/// The short texts last seen in a body: rows repeat their account, their status and their names, and share one string.
/// A body whose texts do not repeat is soon no longer searched for them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RepeatedTexts : IDisposable
{
    private const int Slots = 256;
    private const int Longest = 64;
    private const int Patience = 64;

    private string?[]? _slots;
    private int _failures;

    /// <summary>The string for this text, if it was seen; else the place to remember it.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, out string? value, out int slot)
    {
        value = null;
        slot = -1;
        if (text.Length is 0 or > Longest || _failures > Patience)
            return false;
        _slots ??= ArrayPool<string?>.Shared.Rent(Slots);
        slot = (int)(Hash(text) >> 56);
        value = _slots[slot];
        var isSeen = value is not null && value.Length == text.Length && Ascii.Equals(text, value);
        _failures = isSeen ? Math.Max(0, _failures - 8) : _failures + 1;
        return isSeen;
    }

    public readonly void Remember(int slot, string value)
    {
        if (slot >= 0)
            _slots![slot] = value;
    }

    public void Dispose()
    {
        if (_slots is null)
            return;
        ArrayPool<string?>.Shared.Return(_slots, clearArray: true);
        _slots = null;
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ulong ends;
        if (text.Length >= 8)
        {
            ends = MemoryMarshal.Read<ulong>(text) ^ (MemoryMarshal.Read<ulong>(text[^8..]) * 0x9E3779B97F4A7C15);
        }
        else
        {
            ends = 0;
            foreach (var unit in text)
                ends = (ends << 8) | unit;
        }
        return (ends + (ulong)text.Length) * 0x9E3779B97F4A7C15;
    }
}
