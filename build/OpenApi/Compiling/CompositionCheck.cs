using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Compiling;

/// <summary>Finds schemas that are composed through more levels, or in more ways, than a generator gets through.</summary>
internal sealed class CompositionCheck
{
    private const int MaxLevels = 32;
    private const int MaxWays = 2000;

    private readonly JObject _document;
    private readonly string[] _keywords;
    private readonly Dictionary<JObject, (int Levels, int Ways)> _known = [];
    private readonly HashSet<JObject> _above = [];
    private Problem? _problem;

    private CompositionCheck(JObject document, params string[] keywords)
    {
        _document = document;
        _keywords = keywords;
    }

    /// <summary>The first schema of each kind of composition, where there are any.</summary>
    public static IEnumerable<Problem> Find(JObject document, IReadOnlyList<JObject> schemas) =>
        ((CompositionCheck[])[new(document, "allOf"), new(document, "oneOf", "anyOf")]).Select(check => check.First(schemas)).OfType<Problem>();

    private Problem? First(IReadOnlyList<JObject> schemas)
    {
        foreach (var schema in schemas)
        {
            if (_problem is null)
                Measure(schema, 0);
        }
        return _problem;
    }

    /// <summary>The levels and the ways below a schema; a part that leads back to it is none.</summary>
    private (int Levels, int Ways) Measure(JObject schema, int depth)
    {
        if (_known.TryGetValue(schema, out var known))
            return known;
        if (_problem is not null || !_above.Add(schema))
            return (0, 1);
        var (levels, ways) = (0, 0);
        foreach (var part in _keywords.Select(keyword => schema[keyword]).OfType<JArray>().SelectMany(list => list.OfType<JObject>()))
        {
            var below = depth < MaxLevels ? Measure(Schemas.Resolve(_document, part), depth + 1) : (Levels: MaxLevels, Ways: 1);
            (levels, ways) = (Math.Max(levels, below.Levels + 1), Math.Min(MaxWays + 1, ways + below.Ways));
        }
        _above.Remove(schema);
        if (levels > MaxLevels)
            Tell(schema, $"through more than {MaxLevels} levels");
        else if (ways > MaxWays)
            Tell(schema, $"in more than {MaxWays} ways");
        return _known[schema] = (levels, Math.Max(ways, 1));
    }

    private void Tell(JObject schema, string how) => _problem ??= new Problem(ProblemCode.Structure, schema.Mark(),
        $"This schema is composed by {string.Join(" and ", _keywords)} {how}, which no generator gets through in time: say in it what it takes over.");
}
