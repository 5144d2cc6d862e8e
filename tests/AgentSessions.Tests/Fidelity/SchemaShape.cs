namespace AgentSessions.Tests.Fidelity;

/// <summary>What values a schema allows: its references followed, its <c>allOf</c> merged.</summary>
internal sealed class SchemaShape
{
    /// <summary>The JSON type, or nothing where any value will do.</summary>
    public string? Type { get; set; }

    public bool Nullable { get; set; }

    public string? Format { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Maximum { get; set; }

    public IReadOnlyList<string> Enum { get; set; } = [];

    public SchemaShape? Items { get; set; }

    public Dictionary<string, SchemaShape> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>What a member that is not named may hold; nothing where there may be none.</summary>
    public SchemaShape? Additional { get; set; } = Anything;

    /// <summary>The branches of <c>oneOf</c> or <c>anyOf</c>.</summary>
    public List<SchemaShape> Branches { get; } = [];

    public string? Discriminator { get; set; }

    /// <summary>The discriminator's values and what each stands for.</summary>
    public Dictionary<string, SchemaShape> Mapping { get; } = new(StringComparer.Ordinal);

    public static SchemaShape Anything { get; } = new();

    public bool IsObject => Type == "object" || Properties.Count > 0 || Discriminator is not null;

    /// <summary>Takes over what a part of an <c>allOf</c> says.</summary>
    public void Merge(SchemaShape part)
    {
        Type ??= part.Type;
        Format ??= part.Format;
        Minimum ??= part.Minimum;
        Maximum ??= part.Maximum;
        Items ??= part.Items;
        Nullable |= part.Nullable;
        Enum = Enum.Count > 0 ? Enum : part.Enum;
        Additional = part.Additional is null ? null : Additional;
        foreach (var (name, property) in part.Properties)
            Properties.TryAdd(name, property);
        Required.UnionWith(part.Required);
        Branches.AddRange(part.Branches);
    }

    /// <summary>Takes over whose kinds a schema tells apart: what a reference to it means, and what a kind of it does not.</summary>
    public void MergeDiscriminator(SchemaShape target)
    {
        Discriminator = target.Discriminator;
        foreach (var (value, shape) in target.Mapping)
            Mapping[value] = shape;
    }
}
