using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Changes.Comparing;

/// <summary>Walks two schemas side by side, from one place of an operation down.</summary>
internal sealed class SchemaComparison(JObject from, JObject to, ChangeSet changes)
{
    private const string Components = "#/components/schemas";

    private readonly HashSet<(JObject, JObject, string Others, Phrase Part)> _walked = [];

    /// <summary>Compares the schemas of one place; a missing one is any value.</summary>
    public void Compare(JToken? old, JToken? present, Place place) => Compare(new SchemaView(from, [old]), new SchemaView(to, [present]), place);

    private void Compare(SchemaView a, SchemaView b, Place place, bool isOptional = false)
    {
        foreach (var node in a.Nodes.Concat(b.Nodes))
            changes.Reach(node);
        CompareNames(a, b, place);
        if (a.Core is not null && b.Core is not null && !_walked.Add((a.Core, b.Core, Others(a) + Others(b), place.Part)))
            return;
        if (!a.Types.SequenceEqual(b.Types) || a.IsUnion != b.IsUnion)
        {
            AddTypeChange(a, b, place);
            return;
        }
        new ValueComparison(a, b, place, isOptional, changes).Compare();
        CompareVariants(a, b, place);
        CompareProperties(a, b, place);
        CompareRest(a, b, place);
    }

    private void AddTypeChange(SchemaView a, SchemaView b, Place place)
    {
        var kind = place.Direction == Direction.Request
            ? Fits(a, b) ? ChangeKinds.RequestTypeWidened : ChangeKinds.RequestTypeChanged
            : Fits(b, a) ? ChangeKinds.ResponseTypeNarrowed : ChangeKinds.ResponseTypeChanged;
        // A component that both places name has changed itself; otherwise the place has, and its old component may live on.
        var isComponent = a.Name is not null && b.Name is not null && changes.NameOf(Components, a.Name) == b.Name;
        var (old, present) = a.Positions.Zip(b.Positions).FirstOrDefault(pair => !JToken.DeepEquals(pair.First, pair.Second), (First: a.Position, Second: b.Position));
        changes.Add(kind, place, place.Subject, isComponent ? a.Core : old, isComponent ? b.Core : present, (TypeOf(a), TypeOf(b)));
        changes.AccountAll(isComponent ? [] : a.Positions.Concat(b.Positions));
    }

    /// <summary>Whether every value of one schema is one of the other, by their types.</summary>
    private static bool Fits(SchemaView narrow, SchemaView wide)
    {
        if (!wide.IsUnion)
            return !wide.Types.Any() || (!narrow.IsUnion && narrow.Types.Any() && narrow.Types.All(type => wide.Types.Any(other => SchemaView.IsWithin(type, other))));
        return !narrow.IsUnion && (narrow.Name is { } name ? [name] : narrow.Types).ToList() is { Count: > 0 } words && words.TrueForAll(wide.Variants.ContainsKey);
    }

    private void CompareNames(SchemaView a, SchemaView b, Place place)
    {
        if (a.Name == b.Name)
            return;
        var kind = a.Name is null ? ChangeKinds.TypeNamed : b.Name is null ? ChangeKinds.TypeInlined : ChangeKinds.TypeRenamed;
        if (!a.HasType && !b.HasType)
            kind = ChangeKinds.NotationChanged;
        if (a.Name is not null && b.Name is not null && ComponentOf(from, a.Name) is { } old && ComponentOf(to, b.Name) is { } present
            && ComponentOf(to, a.Name) is null && ComponentOf(from, b.Name) is null)
        {
            changes.Rename(Components, a.Name, b.Name);
            changes.Tell(kind, place, $"{b.Name}", old, present, (a.Name, b.Name));
            changes.AccountAll(a.All("$ref").Concat(b.All("$ref")));
            return;
        }
        changes.Tell(kind, place, place.Subject, a.Position, b.Position, (a.Name ?? TypeOf(a), b.Name ?? TypeOf(b)));
        changes.AccountAll(a.Name is null ? [a.Position] : a.All("$ref"));
        changes.AccountAll(b.Name is null ? [b.Position] : b.All("$ref"));
    }

    private void CompareVariants(SchemaView a, SchemaView b, Place place)
    {
        if (a.Discriminator != b.Discriminator)
            changes.Add(ChangeKinds.DiscriminatorChanged, place, place.Subject, a["discriminator"], b["discriminator"], (a.Discriminator, b.Discriminator));
        var gone = a.Variants.Where(variant => !b.Variants.ContainsKey(variant.Key)).ToList();
        var came = b.Variants.Where(variant => !a.Variants.ContainsKey(variant.Key)).ToList();
        var pairs = a.Variants.Where(variant => b.Variants.ContainsKey(variant.Key)).Select(variant => (variant.Key, variant.Value, b.Variants[variant.Key])).ToList();
        // A component's own name goes and comes unsaid with the mapping that calls it otherwise.
        foreach (var (name, variant) in gone.Where(variant => variant.Value.IsImplied).ToList())
        {
            if (b.Variants.Values.FirstOrDefault(other => other.Name == variant.Name) is { } mapped)
            {
                gone.RemoveAll(other => other.Key == name);
                pairs.Add((name, variant, mapped));
            }
        }
        came.RemoveAll(variant => variant.Value.IsImplied && a.Variants.Values.Any(other => other.Name == variant.Value.Name));
        if (b.Discriminator is null && gone.Count == came.Count)
        {
            // Nothing on the wire names the variants of a bare union, so one under another name may be the same.
            pairs.AddRange(gone.Zip(came).Select(pair => (pair.Second.Key, pair.First.Value, pair.Second.Value)));
            gone.Clear();
            came.Clear();
        }
        foreach (var (name, variant) in gone)
            changes.Add(place.Of(ChangeKinds.RequestVariantRemoved, ChangeKinds.ResponseVariantRemoved), place, $"{place.Subject} as {name}", variant.Site, null);
        foreach (var (name, variant) in came)
        {
            var response = b.Discriminator is null ? ChangeKinds.ResponseUntoldVariantAdded : ChangeKinds.ResponseVariantAdded;
            changes.Add(place.Of(ChangeKinds.RequestVariantAdded, response), place, $"{place.Subject} as {name}", null, variant.Site);
        }
        foreach (var (name, old, present) in pairs)
        {
            Compare(new SchemaView(from, [old.Schema], old.Name), new SchemaView(to, [present.Schema], present.Name), place.Variant(name));
            changes.AccountAll(new[] { old.Site, present.Site }.Where(site => site is JProperty { Value: JValue }));
        }
    }

    private void CompareProperties(SchemaView a, SchemaView b, Place place)
    {
        foreach (var (name, old) in a.Properties)
        {
            var here = place.Property(name);
            if (!b.Properties.TryGetValue(name, out var present))
            {
                changes.Add(place.Of(ChangeKinds.RequestPropertyRemoved, ChangeKinds.ResponsePropertyRemoved), here, here.Subject, old[0], null);
                changes.AccountAll(old.Append(a.Required.GetValueOrDefault(name)));
                continue;
            }
            var (past, now) = (ViewOf(from, old), ViewOf(to, present));
            CompareRequired(a, b, name, now, here);
            Compare(past, now, here, isOptional: !b.Required.ContainsKey(name));
        }
        foreach (var (name, present) in b.Properties.Where(member => !a.Properties.ContainsKey(member.Key)))
        {
            var here = place.Property(name);
            var request = b.Required.ContainsKey(name) ? ChangeKinds.RequiredRequestPropertyAdded : ChangeKinds.OptionalRequestPropertyAdded;
            changes.Add(place.Of(request, ChangeKinds.ResponsePropertyAdded), here, here.Subject, null, present[0]);
            changes.AccountAll(present.Append(b.Required.GetValueOrDefault(name)));
        }
    }

    private void CompareRequired(SchemaView a, SchemaView b, string name, SchemaView value, Place here)
    {
        var old = a.Required.GetValueOrDefault(name);
        var present = b.Required.GetValueOrDefault(name);
        var answered = CSharpFormat.IsValue(value) && !value.IsNullable ? ChangeKinds.ResponseValueBecameRequired : ChangeKinds.ResponsePropertyBecameRequired;
        if (old is null && present is not null)
            changes.Add(here.Of(ChangeKinds.RequestPropertyBecameRequired, answered), here, here.Subject, null, present);
        else if (old is not null && present is null)
            changes.Add(here.Of(ChangeKinds.RequestPropertyBecameOptional, ChangeKinds.ResponsePropertyBecameOptional), here, here.Subject, old, null);
    }

    private void CompareRest(SchemaView a, SchemaView b, Place place)
    {
        if (a.IsClosed != b.IsClosed)
        {
            var kind = b.IsClosed ? place.Of(ChangeKinds.RequestClosed, ChangeKinds.ResponseClosed) : place.Of(ChangeKinds.RequestOpened, ChangeKinds.ResponseOpened);
            string[] keywords = ["additionalProperties", "unevaluatedProperties"];
            changes.Add(kind, place, place.Subject, a.All(keywords).FirstOrDefault(), b.All(keywords).FirstOrDefault());
            changes.AccountAll(a.All(keywords).Concat(b.All(keywords)));
        }
        if (a.Items is not null || b.Items is not null)
            Compare(ViewOf(from, a.All("items")), ViewOf(to, b.All("items")), place.Items);
        if ((a.Values is not null || b.Values is not null) && !a.IsClosed && !b.IsClosed)
            Compare(ViewOf(from, a.All("additionalProperties")), ViewOf(to, b.All("additionalProperties")), place.Values);
    }

    private static SchemaView ViewOf(JObject document, IEnumerable<JProperty> members) => new(document, members.Select(member => member.Value).ToList());

    private static string Others(SchemaView view) => string.Concat(view.Positions.Skip(1).Select(position => position!.Pointer()));

    private static JToken? ComponentOf(JObject document, string name) => document["components"]?["schemas"]?[name];

    private static string TypeOf(SchemaView view) =>
        view.Variants.Count > 0 ? $"one of {string.Join(", ", view.Variants.Keys)}" : view.Types.Any() ? string.Join(" or ", view.Types) : "any";
}
