namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A query: from the document's root, or in a filter from the node that is being looked at.</summary>
internal sealed record Query(bool IsAbsolute, IReadOnlyList<Segment> Segments)
{
    /// <summary>Whether it can select one node at most, by its form.</summary>
    public bool IsSingular { get; } = Segments.All(segment => segment is { IsDescendant: false, Selectors: [NameSelector or IndexSelector] });
}

/// <summary>A step of a query: what its selectors select of a node, or of the node and all its descendants.</summary>
internal sealed record Segment(bool IsDescendant, IReadOnlyList<Selector> Selectors);
