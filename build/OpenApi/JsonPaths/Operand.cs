using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>What is compared or given to a function: RFC 9535's value type.</summary>
internal abstract record Operand
{
    /// <param name="current">The node that <c>@</c> stands for.</param>
    /// <param name="evaluation">What it is part of.</param>
    /// <returns>The value; null for RFC 9535's Nothing.</returns>
    public abstract JToken? ValueOf(JToken current, Evaluation evaluation);
}

/// <summary>A value that stands in the query.</summary>
internal sealed record Literal(JValue Value) : Operand
{
    public override JToken? ValueOf(JToken current, Evaluation evaluation) => Value;
}

/// <summary>The value of a query that selects one node at most, and of <c>value</c>, which takes any.</summary>
internal sealed record SingleNode(Query Query) : Operand
{
    public override JToken? ValueOf(JToken current, Evaluation evaluation)
    {
        if (Query.IsSingular)
            return evaluation.Find(Query, current);
        using var nodes = evaluation.Select(Query, current).GetEnumerator();
        return nodes.MoveNext() && nodes.Current is var only && !nodes.MoveNext() ? only : null;
    }
}

/// <summary><c>count</c>: how many nodes a query selects.</summary>
internal sealed record Count(Query Query) : Operand
{
    public override JToken? ValueOf(JToken current, Evaluation evaluation) => new JValue(evaluation.Select(Query, current).LongCount());
}

/// <summary><c>length</c>: the characters of a text, the items of an array, the members of an object.</summary>
internal sealed record Length(Operand Of) : Operand
{
    public override JToken? ValueOf(JToken current, Evaluation evaluation) => Of.ValueOf(current, evaluation) switch
    {
        JContainer container => new JValue((long)container.Count),
        var value => Values.TextOf(value) is { } text ? new JValue(text.EnumerateRunes().LongCount()) : null,
    };
}
