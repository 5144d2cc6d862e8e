using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;

namespace SpecClients.Changes.Comparing;

/// <summary>Compares what two schemas of one type say of a single value: format, null, enum, default, constraints.</summary>
internal sealed class ValueComparison(SchemaView a, SchemaView b, Place place, bool isOptional, ChangeSet changes)
{
    public void Compare()
    {
        CompareFormat();
        CompareNull();
        CompareEnum();
        CompareDefault();
        CompareFlags();
        foreach (var constraint in Constraint.All)
        {
            if (constraint.Compare(a, b) is { } tightened)
            {
                var kind = tightened
                    ? place.Of(ChangeKinds.RequestConstraintTightened, ChangeKinds.ResponseConstraintTightened)
                    : place.Of(ChangeKinds.RequestConstraintLoosened, ChangeKinds.ResponseConstraintLoosened);
                Add(kind, constraint.Keywords, (constraint.Text(a), constraint.Text(b)));
            }
            else if (constraint.IsIncomparable(a, b))
            {
                var kind = place.Of(ChangeKinds.RequestConstraintTightened, ChangeKinds.ResponseConstraintLoosened);
                Add(kind, constraint.Keywords, (constraint.Text(a), constraint.Text(b)));
            }
        }
    }

    private void CompareFormat()
    {
        if (a.Formats.SequenceEqual(b.Formats))
            return;
        var type = a.Types.FirstOrDefault() ?? "";
        Add(CSharp(a).SetEquals(CSharp(b)) ? ChangeKinds.FormatNoted : ChangeKinds.FormatChanged, ["format"], (Text(a), Text(b)));

        HashSet<string> CSharp(SchemaView view) => [.. view.Formats.DefaultIfEmpty("").Select(format => CSharpFormat.Of(type, format))];

        static string? Text(SchemaView view) => view.Formats.Count > 0 ? string.Join(", ", view.Formats) : null;
    }

    private void CompareNull()
    {
        if (a.IsNullable == b.IsNullable)
            return;
        var kind = b.IsNullable
            ? place.Of(ChangeKinds.RequestBecameNullable, ChangeKinds.ResponseBecameNullable)
            : place.Of(ChangeKinds.RequestNoLongerNullable, CSharpFormat.IsValue(b) && !isOptional ? ChangeKinds.ResponseValueNoLongerNullable : ChangeKinds.ResponseNoLongerNullable);
        changes.Tell(kind, place, place.Subject, a.Position, b.Position);
        // Null may be written as a flag, a type or a branch, and what stood beside it may move into the other branch.
        changes.AccountAll(a.All("nullable", "type").Concat(b.All("nullable", "type")));
        changes.AccountAll(a.All("anyOf", "oneOf").Concat(b.All("anyOf", "oneOf")).SelectMany(union => union.Value).Where(IsNullOrMoved));
    }

    private bool IsNullOrMoved(JToken branch) =>
        branch["type"]?.ToString() == "null" || (a.All("anyOf", "oneOf").Any() != b.All("anyOf", "oneOf").Any() && !branch.Parent!.Children().Any(other => other["properties"] is not null));

    private void CompareEnum()
    {
        if (a.Enum is null != b.Enum is null)
        {
            var kind = a.Enum is null ? place.Of(ChangeKinds.RequestEnumIntroduced, ChangeKinds.ResponseEnumIntroduced) : ChangeKinds.EnumDropped;
            Add(kind, ["enum", "const"], (Listed(a), Listed(b)));
            return;
        }
        foreach (var (text, value) in a.Enum ?? new Dictionary<string, JToken>())
        {
            if (b.Enum!.ContainsKey(text))
                continue;
            changes.Add(place.Of(ChangeKinds.RequestEnumValueRemoved, ChangeKinds.ResponseEnumValueRemoved), place, $"{text} of {place.Subject}", Entry(a, b, text) ?? value, null, (text, null));
            changes.AccountAll(Entries(a, text));
        }
        foreach (var (text, value) in b.Enum ?? new Dictionary<string, JToken>())
        {
            if (a.Enum!.ContainsKey(text))
                continue;
            changes.Add(place.Of(ChangeKinds.RequestEnumValueAdded, ChangeKinds.ResponseEnumValueAdded), place, $"{text} of {place.Subject}", null, Entry(b, a, text) ?? value, (null, text));
            changes.AccountAll(Entries(b, text));
        }
    }

    /// <summary>The value in the list that alone makes the difference, where there are several.</summary>
    private static JToken? Entry(SchemaView listing, SchemaView lacking, string text) => listing.All("enum").Zip(lacking.All("enum"))
        .Where(lists => lists.Second.Value.All(value => Place.Text(value) != text))
        .SelectMany(lists => lists.First.Value)
        .FirstOrDefault(value => Place.Text(value) == text);

    /// <summary>A value wherever it is listed: each part of an allOf may have a list of its own.</summary>
    private static IEnumerable<JToken> Entries(SchemaView view, string text) => view.All("enum").SelectMany(list => list.Value).Where(value => Place.Text(value) == text);

    private void CompareDefault()
    {
        var old = a["default"];
        var present = b["default"];
        if (JToken.DeepEquals(old?.Value, present?.Value))
            return;
        var request = old is null ? ChangeKinds.RequestDefaultAdded : present is null ? ChangeKinds.RequestDefaultRemoved : ChangeKinds.RequestDefaultChanged;
        Add(place.Of(request, ChangeKinds.ResponseDefaultChanged), ["default"], (Place.Text(old), Place.Text(present)));
    }

    private void CompareFlags()
    {
        if (a.Is("deprecated") != b.Is("deprecated"))
            Add(b.Is("deprecated") ? ChangeKinds.PropertyDeprecated : ChangeKinds.PropertyReinstated, ["deprecated"]);
        CompareAccess("readOnly", place.Direction == Direction.Request, ChangeKinds.RequestPropertyBecameReadOnly);
        CompareAccess("writeOnly", place.Direction == Direction.Response, ChangeKinds.ResponsePropertyBecameWriteOnly);
    }

    /// <summary>What may only be read says nothing of answers, and what may only be written nothing of requests.</summary>
    private void CompareAccess(string keyword, bool isConcerned, ChangeKind became)
    {
        if (isConcerned && a.Is(keyword) != b.Is(keyword))
            Add(b.Is(keyword) ? became : ChangeKinds.PropertyAccessWidened, [keyword]);
    }

    private void Add(ChangeKind kind, string[] keywords, (string?, string?) step = default)
    {
        changes.Add(kind, place, place.Subject, a.All(keywords).FirstOrDefault(), b.All(keywords).FirstOrDefault(), step);
        changes.AccountAll(a.All(keywords).Concat(b.All(keywords)));
    }

    private static string? Listed(SchemaView view) => view.Enum is { } values ? string.Join(", ", values.Keys) : null;
}
