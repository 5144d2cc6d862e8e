using Newtonsoft.Json.Linq;

namespace SpecCompiler.Reporting.Comparing;

/// <summary>Compares what two schemas of one type say of a single value: format, null, enum, default, constraints.</summary>
internal sealed class ValueComparison(SchemaView a, SchemaView b, Place place, ChangeSet changes)
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
        if (a.Format == b.Format)
            return;
        var type = a.Types.FirstOrDefault() ?? "";
        var kind = CSharpFormat.Of(type, a.Format) == CSharpFormat.Of(type, b.Format) ? ChangeKinds.FormatNoted : ChangeKinds.FormatChanged;
        Add(kind, ["format"], (Place.Text(a["format"]), Place.Text(b["format"])));
    }

    private void CompareNull()
    {
        if (a.IsNullable == b.IsNullable)
            return;
        var kind = b.IsNullable
            ? place.Of(ChangeKinds.RequestBecameNullable, ChangeKinds.ResponseBecameNullable)
            : place.Of(ChangeKinds.RequestNoLongerNullable, ChangeKinds.ResponseNoLongerNullable);
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
            if (!b.Enum!.ContainsKey(text))
                changes.Add(place.Of(ChangeKinds.RequestEnumValueRemoved, ChangeKinds.ResponseEnumValueRemoved), place, $"`{text}` of {place.Subject}", value, null, (text, null));
        }
        foreach (var (text, value) in b.Enum ?? new Dictionary<string, JToken>())
        {
            if (!a.Enum!.ContainsKey(text))
                changes.Add(place.Of(ChangeKinds.RequestEnumValueAdded, ChangeKinds.ResponseEnumValueAdded), place, $"`{text}` of {place.Subject}", null, value, (null, text));
        }
    }

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
        if (a.Is("readOnly") != b.Is("readOnly"))
            Add(b.Is("readOnly") && place.Direction == Direction.Request ? ChangeKinds.RequestPropertyBecameReadOnly : ChangeKinds.PropertyAccessWidened, ["readOnly"]);
        if (a.Is("writeOnly") != b.Is("writeOnly"))
            Add(b.Is("writeOnly") && place.Direction == Direction.Response ? ChangeKinds.ResponsePropertyBecameWriteOnly : ChangeKinds.PropertyAccessWidened, ["writeOnly"]);
    }

    private void Add(ChangeKind kind, string[] keywords, (string?, string?) step = default)
    {
        changes.Add(kind, place, place.Subject, a.All(keywords).FirstOrDefault(), b.All(keywords).FirstOrDefault(), step);
        changes.AccountAll(a.All(keywords).Concat(b.All(keywords)));
    }

    private static string? Listed(SchemaView view) => view.Enum is { } values ? string.Join(", ", values.Keys) : null;
}
