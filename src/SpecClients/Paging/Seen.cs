namespace SpecClients.Paging;

/// <summary>What a listing makes of an id or a cursor.</summary>
internal enum Sighting
{
    Fresh,
    Known,

    /// <summary>Too old to be remembered, and yet here again: the listing runs in a ring.</summary>
    Ring,
}

/// <summary>
/// A bounded memory of ids. It keeps the first ones, where most rings close, the latest ones, where shifted pages
/// overlap, and one more that moves on at each power of two (Brent's method), which no ring of any length can avoid.
/// </summary>
internal sealed class Seen
{
    private const int Pinned = 1024;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _latest = new();
    private int _capacity = 8192;
    private string? _milestone;
    private long _count;
    private long _nextMilestone = 1;

    /// <summary>Makes room for two pages of so many ids.</summary>
    public void MakeRoomFor(int rows) => _capacity = Math.Max(_capacity, 2 * rows);

    public Sighting Note(string id)
    {
        if (_known.Contains(id))
            return Sighting.Known;
        if (id == _milestone)
            return Sighting.Ring;
        if (++_count == _nextMilestone)
            (_milestone, _nextMilestone) = (id, 2 * _nextMilestone);
        _known.Add(id);
        if (_count <= Pinned)
            return Sighting.Fresh;
        _latest.Enqueue(id);
        if (_latest.Count > _capacity)
            _known.Remove(_latest.Dequeue());
        return Sighting.Fresh;
    }
}
