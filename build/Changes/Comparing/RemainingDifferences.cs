using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Changes.Comparing;

/// <summary>
/// The net under the comparison: whatever differs between two documents and has not been told is told here, so that a
/// report without changes proves that there are none.
/// </summary>
internal sealed class RemainingDifferences(JObject from, JObject to, ChangeSet changes)
{
    private static readonly Place Anywhere = new("", Phrase.None, "", Direction.Request);

    public void Add() => Compare(from, to);

    private void Compare(JToken a, JToken b)
    {
        switch (a, b)
        {
            case (JObject old, JObject present):
                CompareMembers(old, present);
                break;
            case (JArray old, JArray present):
                CompareEntries(old, present);
                break;
            default:
                if (!JToken.DeepEquals(a, b) && !changes.IsAccounted(a) && !changes.IsAccounted(b))
                    Tell(a, b);
                break;
        }
    }

    private void CompareMembers(JObject old, JObject present)
    {
        var container = old.Pointer();
        var seen = new HashSet<string>();
        foreach (var member in old.Properties())
        {
            var name = changes.NameOf(container, member.Name);
            if (present.Property(name) is { } now && seen.Add(name))
                Compare(member.Value, now.Value);
            else
                Lone(member.Value, isOld: true);
        }
        foreach (var member in present.Properties().Where(member => !seen.Contains(member.Name)))
            Lone(member.Value, isOld: false);
    }

    /// <summary>Pairs equal entries first, then those of one name, then the rest in their order.</summary>
    private void CompareEntries(JArray old, JArray present)
    {
        var left = old.ToList();
        var right = present.ToList();
        Drop(JToken.DeepEquals, compare: false);
        if (left.Count == 0 && right.Count == 0 && !JToken.DeepEquals(old, present) && !changes.IsAccounted(present))
        {
            if (old.Count > 0 && old[0] is JValue)
                changes.Add(ChangeKinds.NotationChanged, Anywhere, $"order", old, present);
            else if (!changes.HoldsAccounted(present) && !IsOrderTold(present))
                Tell(old, present);
        }
        Drop((one, other) => Identity(one) is { } name && name == Identity(other), compare: true);
        if (old.Concat(present).All(entry => entry is JObject))
            Drop((_, _) => true, compare: true);
        left.ForEach(entry => Lone(entry, isOld: true));
        right.ForEach(entry => Lone(entry, isOld: false));

        void Drop(Func<JToken, JToken, bool> isSame, bool compare)
        {
            foreach (var entry in left.ToList())
            {
                if (right.Find(other => isSame(entry, other)) is not { } match)
                    continue;
                left.RemoveAll(other => ReferenceEquals(other, entry));
                right.RemoveAll(other => ReferenceEquals(other, match));
                if (compare)
                    Compare(entry, match);
            }
        }
    }

    /// <summary>The order of parameters and servers is compared where it means something.</summary>
    private static bool IsOrderTold(JToken list) => list.Parent is JProperty { Name: "parameters" or "servers" };

    private static string? Identity(JToken entry) => entry switch
    {
        JObject parameter when parameter["in"] is not null => $"{parameter["in"]} {parameter["name"]}",
        JObject named => (named["name"] ?? named["url"] ?? named["$ref"])?.ToString(),
        _ => null,
    };

    /// <summary>Tells what only one of the documents has, but for the parts of it that have been told.</summary>
    private void Lone(JToken token, bool isOld)
    {
        if (changes.IsAccounted(token))
            return;
        if (changes.HoldsAccounted(token) && token is JContainer container)
        {
            foreach (var child in container.Children().Select(child => child is JProperty member ? member.Value : child).ToList())
                Lone(child, isOld);
            return;
        }
        Tell(isOld ? token : null, isOld ? null : token);
    }

    private void Tell(JToken? old, JToken? present)
    {
        var at = (present ?? old)!;
        var step = old is not JContainer && present is not JContainer ? (Short(old), Short(present)) : default;
        changes.Add(DifferenceKind.Of(at, isAdded: old is null, isRemoved: present is null, changes), Anywhere, $"{DifferenceKind.NameOf(at)}", old, present, step);
    }

    private static string? Short(JToken? value) =>
        Place.Text(value) is { } said && LineEnds.OneLine(said) is var text ? text.Length > 60 ? text[..57] + "…" : text : null;
}
