using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

/// <summary>Compares the parameters of one operation.</summary>
internal sealed class ParameterComparison(Operation from, Operation to, Place place, SchemaComparison schemas, ChangeSet changes)
{
    private readonly IReadOnlyList<ParameterSite> _old = ParameterSite.Of(from);
    private readonly IReadOnlyList<ParameterSite> _present = ParameterSite.Of(to);

    public void Compare()
    {
        foreach (var site in _old.Concat(_present))
            changes.Reach(site.Value);
        var gone = _old.ExceptBy(_present.Select(site => site.Key), site => site.Key).ToList();
        var came = _present.ExceptBy(_old.Select(site => site.Key), site => site.Key).ToList();
        var shared = _old.Join(_present, site => site.Key, site => site.Key, (old, present) => (Old: old, Present: present)).ToList();
        foreach (var (old, present) in shared)
            Compare(old, present);
        foreach (var old in gone)
        {
            if (came.Find(site => site.Name == old.Name) is { } moved)
            {
                came.Remove(moved);
                changes.Add(ChangeKinds.ParameterMoved, place, $"parameter {old.Name}", old.Site, moved.Site, (old.In, moved.In));
            }
            else
            {
                changes.Add(ChangeKinds.ParameterRemoved, place, old.Subject, old.Site, null);
            }
        }
        foreach (var present in came)
            changes.Add(AddedKind(present, shared), place, present.Subject, null, present.Site);
        CompareOrder(shared);
    }

    private void Compare(ParameterSite old, ParameterSite present)
    {
        var here = place with { Part = present.Subject };
        if (old.Name != present.Name && present.In == "path")
        {
            changes.Tell(ChangeKinds.PathParameterRenamed, place, present.Subject, old.Site, present.Site, (old.Name, present.Name));
            changes.Account(old.Value.Property("name"), present.Value.Property("name"));
        }
        if (old.IsRequired != present.IsRequired)
            Add(present.IsRequired ? ChangeKinds.ParameterBecameRequired : ChangeKinds.ParameterBecameOptional, "required");
        if (old.IsDeprecated != present.IsDeprecated)
            Add(present.IsDeprecated ? ChangeKinds.ParameterDeprecated : ChangeKinds.ParameterReinstated, "deprecated");
        if (old.Style != present.Style)
        {
            changes.Tell(ChangeKinds.ParameterStyleChanged, place, present.Subject, old.Site, present.Site, (old.Style, present.Style));
            string[] members = ["style", "explode", "allowReserved", "content"];
            changes.AccountAll(members.SelectMany(name => new[] { old.Value.Property(name), present.Value.Property(name) }));
        }
        schemas.Compare(old.Schema, present.Schema, here);

        void Add(ChangeKind kind, string member) =>
            changes.Add(kind, place, present.Subject, old.Value.Property(member), present.Value.Property(member));
    }

    private ChangeKind AddedKind(ParameterSite present, IEnumerable<(ParameterSite Old, ParameterSite Present)> shared)
    {
        if (present.IsRequired)
            return ChangeKinds.RequiredParameterAdded;
        var at = _present.ToList().IndexOf(present);
        var stand = shared.Where(pair => !pair.Old.IsRequired && !pair.Present.IsRequired).Select(pair => pair.Present);
        return stand.Any(_present.Skip(at + 1).Contains) ? ChangeKinds.OptionalParameterInserted : ChangeKinds.OptionalParameterAdded;
    }

    /// <summary>Methods take what is required first, then what is optional, each in the document's order.</summary>
    private void CompareOrder(List<(ParameterSite Old, ParameterSite Present)> shared)
    {
        foreach (var isRequired in new[] { true, false })
        {
            var pairs = shared.Where(pair => pair.Old.IsRequired == isRequired && pair.Present.IsRequired == isRequired).ToList();
            var now = pairs.Select(pair => pair.Present).OrderBy(_present.ToList().IndexOf).Select(site => site.Name);
            if (!now.SequenceEqual(pairs.Select(pair => pair.Present.Name)))
                changes.Tell(ChangeKinds.ParametersReordered, place, $"parameters", from.Value, to.Value, (Names(pairs.Select(pair => pair.Old.Name)), Names(now)));
        }

        static string Names(IEnumerable<string> names) => string.Join(", ", names);
    }
}
