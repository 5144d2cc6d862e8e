using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A JSONPath of RFC 9535.</summary>
internal sealed class JsonPath
{
    /// <summary>The most characters that one may have.</summary>
    public const int MaxLength = 10_000;

    private readonly Query _query;

    private JsonPath(Query query, int? dashedColumn) => (_query, DashedColumn) = (query, dashedColumn);

    /// <summary>Where the first name without quotes begins that has a dash, from 1; null where the text is as RFC 9535 has it.</summary>
    public int? DashedColumn { get; }

    /// <summary>Whether it can select one node at most.</summary>
    public bool IsSingular => _query.IsSingular;

    /// <summary>Reads one; a text that is none is refused with a <see cref="JsonPathException"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="takesDashes">Whether <c>.x-a</c> is taken for <c>['x-a']</c>, as examples of the Overlay Specification have it.</param>
    public static JsonPath Parse(string text, bool takesDashes = false)
    {
        if (text.Length > MaxLength)
            throw new JsonPathException($"A JSONPath may have {MaxLength} characters.", MaxLength + 1);
        var parser = new QueryParser(text, takesDashes);
        return new JsonPath(parser.ReadAll(), parser.DashedColumn);
    }

    /// <summary>The nodes that it selects, in RFC 9535's order; the tokens themselves, one more than once where it is selected more than once.</summary>
    public IReadOnlyList<JToken> Select(JToken root)
    {
        var nodes = new List<JToken>();
        foreach (var node in new Evaluation(root).Select(_query, root))
        {
            if (nodes.Count == DocumentReader.MaxNodes)
                throw new JsonPathException($"It selects more than {DocumentReader.MaxNodes} nodes.");
            nodes.Add(node);
        }
        return nodes;
    }
}
