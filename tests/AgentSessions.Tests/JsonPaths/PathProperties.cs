using CsCheck;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;

namespace AgentSessions.Tests.JsonPaths;

/// <summary>What holds of any document and path. CsCheck prints the seed of a failing case.</summary>
internal sealed class PathProperties
{
    private static readonly Gen<string> Names = Gen.Frequency((6, Gen.OneOf<string>("a", "b", "c")), (1, Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 3].Select(text => new string(text))));

    private static readonly Gen<JToken> Documents = Gen.Recursive<JToken>((depth, inner) => depth > 4
        ? Gen.OneOf(0, 1, 2).Select(number => (JToken)number)
        : Gen.Frequency(
            (1, Gen.OneOf("x", "y").Select(text => (JToken)text)),
            (3, inner.Array[0, 4].Select(items => (JToken)new JArray(items.Select(item => item.DeepClone())))),
            (3, Gen.Select(Names, inner).Array[0, 4].Select(members => (JToken)new JObject(members.DistinctBy(member => member.Item1).Select(member => new JProperty(member.Item1, member.Item2.DeepClone())))))));

    private static readonly Gen<(string Text, Func<JToken, IEnumerable<JToken>> Of)> Selectors = Gen.OneOf(
        Names.Select(name => (NormalizedPaths.Quoted(name), (Func<JToken, IEnumerable<JToken>>)(node => Children(node).Where(child => child.Parent is JProperty member && member.Name == name)))),
        Gen.Int[-3, 3].Select(place => ($"{place}", (Func<JToken, IEnumerable<JToken>>)(node => node is JArray list ? list.Where((_, at) => at == place || at - list.Count == place) : []))),
        Gen.Select(Gen.Int[-5, 5], Gen.Int[-5, 5], Gen.Int[1, 3]).Select((start, end, step) => ($"{start}:{end}:{step}", (Func<JToken, IEnumerable<JToken>>)(node => Slice(node, start, end, step)))),
        Gen.Const(("*", (Func<JToken, IEnumerable<JToken>>)Children)),
        Gen.Int[0, 2].Select(number => ($"?@ == {number}.0", (Func<JToken, IEnumerable<JToken>>)(node => Children(node).Where(child => child.Type == JTokenType.Integer && (int)child == number)))));

    private static readonly Gen<(string Text, Func<JToken, IEnumerable<JToken>> Of)> Queries = Gen.Select(Gen.Bool, Selectors.Array[1, 3]).Array[0, 4].Select(segments =>
        ("$" + string.Concat(segments.Select(segment => $"{(segment.Item1 ? ".." : "")}[{string.Join(", ", segment.Item2.Select(selector => selector.Text))}]")),
        (Func<JToken, IEnumerable<JToken>>)(root => segments.Aggregate((IEnumerable<JToken>)[root], (nodes, segment) =>
            nodes.SelectMany(node => segment.Item1 ? WithDescendants(node) : [node]).SelectMany(node => segment.Item2.SelectMany(selector => selector.Of(node)))))));

    [Test]
    public void A_query_selects_what_a_plain_reading_of_it_does() =>
        Gen.Select(Documents, Queries).Sample(
            (document, query) => JsonPath.Parse(query.Text).Select(document).SequenceEqual(query.Of(document), ReferenceEqualityComparer.Instance),
            iter: 3_000, print: sample => $"{sample.Item2.Text} on {sample.Item1.ToString(Formatting.None)}");

    [Test]
    public void A_normalized_path_selects_its_node_alone() =>
        Documents.Sample(document =>
        {
            var paths = new NormalizedPaths();
            return WithDescendants(document).All(node => JsonPath.Parse(paths.Of(node)) is { IsSingular: true } path && path.Select(document) is [var only] && ReferenceEquals(only, node));
        }, iter: 1_000, print: document => document.ToString(Formatting.None));

    [Test]
    public void Any_text_is_a_path_or_is_refused_at_a_column() =>
        Gen.Char["$@.[]()'\"?*:,-012ab&|=<>!\\u length"].Array[0, 20].Select(characters => "$" + new string(characters)).Sample(text =>
        {
            try
            {
                JsonPath.Parse(text).Select(new JObject { ["a"] = new JArray(1, "b") });
                return true;
            }
            catch (JsonPathException e)
            {
                return e.Column is { } column && column >= 1 && column <= text.Length + 1;
            }
        }, iter: 20_000);

    private static IEnumerable<JToken> Children(JToken node) => node switch
    {
        JObject owner => owner.Properties().Select(member => member.Value),
        JArray list => list,
        _ => [],
    };

    private static IEnumerable<JToken> WithDescendants(JToken node) => Children(node).SelectMany(WithDescendants).Prepend(node);

    private static IEnumerable<JToken> Slice(JToken node, int start, int end, int step)
    {
        if (node is not JArray list)
            return [];
        var (from, to) = (Math.Max(start < 0 ? list.Count + start : start, 0), end < 0 ? list.Count + end : end);
        return list.Where((_, at) => at >= from && at < to && (at - from) % step == 0);
    }
}
