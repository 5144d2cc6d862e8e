namespace AgentSessions.NSwag.Reading;

/// <summary>A set of a class's members, by their index: one word for the first 64, more where a class has more.</summary>
internal struct MemberSet
{
    private ulong _first;
    private ulong[]? _rest;

    /// <summary>Adds a member.</summary>
    /// <returns>False where it was there before.</returns>
    public bool Add(int member)
    {
        ref var word = ref member < 64 ? ref _first : ref Rest(member);
        var bit = 1UL << (member & 63);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    public readonly bool Contains(int member)
    {
        if (member < 0)
            return false;
        var word = member < 64 ? _first : member / 64 <= (_rest?.Length ?? 0) ? _rest![member / 64 - 1] : 0;
        return (word & (1UL << (member & 63))) != 0;
    }

    private ref ulong Rest(int member)
    {
        var words = member / 64;
        if ((_rest?.Length ?? 0) < words)
            Array.Resize(ref _rest, words);
        return ref _rest![words - 1];
    }
}
