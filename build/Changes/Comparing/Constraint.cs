using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace SpecClients.Changes.Comparing;

/// <summary>A bound on a value, under any of the keywords that state it.</summary>
internal abstract class Constraint(params string[] keywords)
{
    public static IReadOnlyList<Constraint> All { get; } =
    [
        new Limit(isLower: true, "minimum", "exclusiveMinimum"),
        new Limit(isLower: false, "maximum", "exclusiveMaximum"),
        new Limit(isLower: true, "minLength"),
        new Limit(isLower: false, "maxLength"),
        new Limit(isLower: true, "minItems"),
        new Limit(isLower: false, "maxItems"),
        new Limit(isLower: true, "minProperties"),
        new Limit(isLower: false, "maxProperties"),
        new Rule("uniqueItems"),
        new Rule("multipleOf"),
        new Rule("pattern"),
    ];

    public string[] Keywords { get; } = keywords;

    /// <summary>True: tightened; false: loosened; null: neither, or not to be told.</summary>
    public abstract bool? Compare(SchemaView a, SchemaView b);

    /// <summary>Whether values may be refused that were taken, and taken that were refused.</summary>
    public virtual bool IsIncomparable(SchemaView a, SchemaView b) => false;

    /// <summary>How a schema states it.</summary>
    public string? Text(SchemaView view) =>
        view.All(Keywords).Select(member => $"{member.Name}: {Place.Text(member)}").ToList() is { Count: > 0 } stated ? string.Join(", ", stated) : null;

    /// <summary>The least or the greatest number.</summary>
    private sealed class Limit(bool isLower, params string[] keywords) : Constraint(keywords)
    {
        public override bool? Compare(SchemaView a, SchemaView b)
        {
            var (old, present) = (Tightest(a), Tightest(b));
            var order = old.CompareTo(present);
            return order == 0 ? null : order < 0;
        }

        /// <summary>How much is refused: the greater, the more. Nothing refused is the least.</summary>
        private (double Bound, bool IsExclusive) Tightest(SchemaView view)
        {
            var tightest = (double.NegativeInfinity, false);
            foreach (var node in view.Nodes)
            {
                foreach (var stated in Stated(node))
                    tightest = stated.CompareTo(tightest) > 0 ? stated : tightest;
            }
            return tightest;
        }

        private IEnumerable<(double, bool)> Stated(JObject node)
        {
            var exclusive = Keywords.Length > 1 ? node[Keywords[1]] : null;
            // No string or list is shorter than nothing.
            if (Number(node[Keywords[0]]) is { } bound && !(isLower && Keywords.Length == 1 && bound <= 0))
                yield return (bound, exclusive is { Type: JTokenType.Boolean } flag && (bool)flag);
            if (Number(exclusive) is { } outer)
                yield return (outer, true);
        }

        private double? Number(JToken? value) =>
            value is JValue { Type: JTokenType.Integer or JTokenType.Float, Value: { } number }
                ? (number is BigInteger huge ? (double)huge : Convert.ToDouble(number, CultureInfo.InvariantCulture)) * (isLower ? 1 : -1)
                : null;
    }

    /// <summary>A rule that is kept or not: two different ones cannot be ordered.</summary>
    private sealed class Rule(string keyword) : Constraint(keyword)
    {
        public override bool? Compare(SchemaView a, SchemaView b) => (Stated(a), Stated(b)) switch
        {
            (null, not null) => true,
            (not null, null) => false,
            _ => null,
        };

        public override bool IsIncomparable(SchemaView a, SchemaView b) =>
            Stated(a) is { } old && Stated(b) is { } present && !JToken.DeepEquals(old, present);

        private JToken? Stated(SchemaView view) => view[Keywords[0]]?.Value is { } value && value is not JValue { Value: false } ? value : null;
    }
}
