using System.ComponentModel;

namespace SpecClients.Json;

/// <summary>A set of a class's members, by their index: one word for the first 64, more where a class has more, each with one beside it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemberSet
{
    private ulong _first;
    private ulong[]? _rest;

    /// <summary>Adds a member.</summary>
    /// <returns>False where it was there before.</returns>
    public bool Add(int member)
    {
        ref var word = ref member < 64 ? ref _first : ref Rest(2 * (member / 64 - 1));
        var bit = 1UL << (member & 63);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    public readonly bool Contains(int member)
    {
        if (member < 0)
            return false;
        var word = member < 64 ? _first : RestOrNone(2 * (member / 64 - 1));
        return (word & (1UL << (member & 63))) != 0;
    }

    public readonly ulong Beside(int word) => RestOrNone(2 * word + 1);

    public void AddBeside(int word, ulong bits) => Rest(2 * word + 1) |= bits;

    private readonly ulong RestOrNone(int at) => at < (_rest?.Length ?? 0) ? _rest![at] : 0;

    private ref ulong Rest(int at)
    {
        if ((_rest?.Length ?? 0) <= at)
            Array.Resize(ref _rest, at + 1);
        return ref _rest![at];
    }
}
