namespace SpecClients.Conformance.Judging;

/// <summary>The carriers of each part of a document, by the part's JSON pointer.</summary>
internal sealed class Carriers
{
    private readonly Dictionary<string, List<Carrier>> _byOwner = [];

    /// <summary>Where bodies are described that no value fits, or that HTTP has no room for, so that nothing is shown of them.</summary>
    public HashSet<string> Untried { get; } = [];

    public void Add(string owner, Carrier carrier)
    {
        if (!_byOwner.TryGetValue(owner, out var list))
            _byOwner[owner] = list = [];
        var same = list.FindIndex(other => other.Type == carrier.Type && other.Name == carrier.Name && other.IsLayer == carrier.IsLayer && other.IsWithheld == carrier.IsWithheld && other.Documentation == carrier.Documentation);
        if (same < 0)
        {
            list.Add(carrier);
            return;
        }
        // The same place, read again in another variant: what holds must hold each time.
        var (known, seen) = (list[same], Joined(list[same].Seen, carrier.Seen));
        if (known.IsProven && !carrier.IsProven || !ReferenceEquals(seen, known.Seen))
            list[same] = known with { IsProven = known.IsProven && carrier.IsProven, Seen = seen };
    }

    public IReadOnlyList<Carrier> Of(string owner) => _byOwner.TryGetValue(owner, out var list) ? list : [];

    /// <summary>A value of each type: more of one tell nothing new.</summary>
    private static IReadOnlyList<object> Joined(IReadOnlyList<object> seen, IReadOnlyList<object> more) =>
        more.All(value => seen.Any(other => other.GetType() == value.GetType())) ? seen : [.. seen.Concat(more).DistinctBy(value => value.GetType())];
}
