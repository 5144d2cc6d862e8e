using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>What a filter asks of a node: RFC 9535's logical type.</summary>
internal abstract record Condition
{
    /// <param name="current">The node, which <c>@</c> stands for.</param>
    /// <param name="evaluation">What it is part of.</param>
    public abstract bool Holds(JToken current, Evaluation evaluation);
}

/// <summary><c>a || b</c>.</summary>
internal sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation) => Conditions.Any(one => one.Holds(current, evaluation));
}

/// <summary><c>a &amp;&amp; b</c>.</summary>
internal sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation) => Conditions.All(one => one.Holds(current, evaluation));
}

/// <summary><c>!a</c>.</summary>
internal sealed record Not(Condition Condition) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation) => !Condition.Holds(current, evaluation);
}

/// <summary>Whether a query selects anything.</summary>
internal sealed record Exists(Query Query) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation) => evaluation.Select(Query, current).Any();
}

/// <summary><c>match</c> and <c>search</c>: whether the whole of a text, or a part of it, is as an I-Regexp says.</summary>
internal sealed record Matches(Operand Text, Operand Pattern, bool IsWhole) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation) =>
        Values.TextOf(Text.ValueOf(current, evaluation)) is { } text && Values.TextOf(Pattern.ValueOf(current, evaluation)) is { } pattern
        && evaluation.IsMatch(text, pattern, IsWhole);
}

/// <summary>Two values side by side.</summary>
internal sealed record Comparison(Operand Left, string Operator, Operand Right) : Condition
{
    public override bool Holds(JToken current, Evaluation evaluation)
    {
        var (left, right) = (Left.ValueOf(current, evaluation), Right.ValueOf(current, evaluation));
        return Operator switch
        {
            "==" => Values.AreEqual(left, right, evaluation),
            "!=" => !Values.AreEqual(left, right, evaluation),
            "<" => Values.IsLess(left, right),
            ">" => Values.IsLess(right, left),
            "<=" => Values.IsLess(left, right) || Values.AreEqual(left, right, evaluation),
            _ => Values.IsLess(right, left) || Values.AreEqual(left, right, evaluation),
        };
    }
}
