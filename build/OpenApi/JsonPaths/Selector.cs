using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>Selects some of a node's children.</summary>
internal abstract record Selector
{
    /// <param name="node">The node.</param>
    /// <param name="evaluation">What it is part of.</param>
    public abstract IEnumerable<JToken> Select(JToken node, Evaluation evaluation);

    protected static IEnumerable<JToken> Children(JToken node) => node switch
    {
        JObject owner => owner.Properties().Select(member => member.Value),
        JArray list => list,
        _ => [],
    };
}

/// <summary>The member of a name: <c>['a']</c>, <c>.a</c>.</summary>
internal sealed record NameSelector(string Name) : Selector
{
    public override IEnumerable<JToken> Select(JToken node, Evaluation evaluation) => Of(node) is { } child ? [child] : [];

    public JToken? Of(JToken node) => (node as JObject)?.Property(Name, StringComparison.Ordinal)?.Value;
}

/// <summary>The item at a place, counted from the end where it is negative: <c>[0]</c>, <c>[-1]</c>.</summary>
internal sealed record IndexSelector(long Index) : Selector
{
    public override IEnumerable<JToken> Select(JToken node, Evaluation evaluation) => Of(node) is { } child ? [child] : [];

    public JToken? Of(JToken node)
    {
        if (node is not JArray list)
            return null;
        var at = Index < 0 ? list.Count + Index : Index;
        return at >= 0 && at < list.Count ? list[(int)at] : null;
    }
}

/// <summary>Every child: <c>*</c>.</summary>
internal sealed record WildcardSelector : Selector
{
    public override IEnumerable<JToken> Select(JToken node, Evaluation evaluation) => Children(node);
}

/// <summary>The items from one place up to another: <c>[1:5:2]</c>, <c>[::-1]</c>.</summary>
internal sealed record SliceSelector(long? Start, long? End, long Step) : Selector
{
    public override IEnumerable<JToken> Select(JToken node, Evaluation evaluation)
    {
        if (node is not JArray list || Step == 0)
            yield break;
        long count = list.Count;
        if (Step > 0)
        {
            var end = Math.Clamp(Normal(End ?? count, count), 0, count);
            for (var at = Math.Clamp(Normal(Start ?? 0, count), 0, count); at < end; at += Step)
                yield return list[(int)at];
        }
        else
        {
            var end = Math.Clamp(Normal(End ?? (-count - 1), count), -1, count - 1);
            for (var at = Math.Clamp(Normal(Start ?? (count - 1), count), -1, count - 1); at > end; at += Step)
                yield return list[(int)at];
        }
    }

    private static long Normal(long at, long count) => at >= 0 ? at : count + at;
}

/// <summary>The children of which something holds: <c>[?@.a == 1]</c>.</summary>
internal sealed record FilterSelector(Condition Condition) : Selector
{
    public override IEnumerable<JToken> Select(JToken node, Evaluation evaluation) =>
        Children(node).Where(child =>
        {
            evaluation.Spend(1);
            return Condition.Holds(child, evaluation);
        });
}
