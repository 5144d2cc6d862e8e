using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>One evaluation of a query on a document. It counts what it looks at, and ends where that is more than it may be.</summary>
internal sealed class Evaluation(JToken root)
{
    /// <summary>How many steps one may take: twenty-five for each node of the largest document.</summary>
    private const long MaxSteps = 25L * DocumentReader.MaxNodes;

    private readonly Dictionary<string, IRegexp?> _patterns = [];
    private long _left = MaxSteps;

    /// <summary>Counts steps.</summary>
    public void Spend(int steps)
    {
        if ((_left -= steps) < 0)
            throw new JsonPathException($"It takes more than {MaxSteps} steps: name what is meant more closely.");
    }

    /// <summary>What a query selects, as it is asked for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="current">The node that <c>@</c> stands for.</param>
    public IEnumerable<JToken> Select(Query query, JToken current)
    {
        var (segments, top) = (query.Segments, query.IsAbsolute ? root : current);
        if (segments.Count == 0)
        {
            yield return top;
            yield break;
        }
        // Depth first, and each segment by what is open here: no query is so long that the stack does not hold it.
        var open = new Stack<IEnumerator<JToken>>();
        open.Push(Step(segments[0], top).GetEnumerator());
        while (open.TryPeek(out var nodes))
        {
            if (!nodes.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }
            Spend(1);
            if (open.Count == segments.Count)
                yield return nodes.Current;
            else
                open.Push(Step(segments[open.Count], nodes.Current).GetEnumerator());
        }
    }

    /// <summary>What a query selects that selects one node at most.</summary>
    public JToken? Find(Query query, JToken current)
    {
        JToken? at = query.IsAbsolute ? root : current;
        foreach (var segment in query.Segments)
        {
            Spend(1);
            at = segment.Selectors[0] is NameSelector name ? name.Of(at) : ((IndexSelector)segment.Selectors[0]).Of(at);
            if (at is null)
                break;
        }
        return at;
    }

    /// <summary>Whether a text, or a part of it, is as an I-Regexp says; one that is none says nothing of any.</summary>
    public bool IsMatch(string text, string pattern, bool isWhole)
    {
        if (!_patterns.TryGetValue(pattern, out var regexp))
        {
            Spend(pattern.Length);
            _patterns[pattern] = regexp = IRegexp.Read(pattern, Spend);
        }
        return regexp?.IsMatch(text, isWhole, Spend) ?? false;
    }

    private IEnumerable<JToken> Step(Segment segment, JToken node)
    {
        foreach (var at in segment.IsDescendant ? WithDescendants(node) : [node])
        {
            foreach (var selector in segment.Selectors)
            {
                foreach (var child in selector.Select(at, this))
                    yield return child;
            }
        }
    }

    /// <summary>A node and all below it, each before what is in it, however deep.</summary>
    private IEnumerable<JToken> WithDescendants(JToken top)
    {
        for (var at = top; ;)
        {
            if (at is not JProperty)
            {
                Spend(1);
                yield return at;
            }
            if (at is JContainer { First: { } first })
            {
                at = first;
                continue;
            }
            while (at != top && at.Next is null)
                at = at.Parent!;
            if (at == top)
                yield break;
            at = at.Next!;
        }
    }
}
