using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising;

/// <summary>A description while rules rewrite it: what it holds, and what they changed.</summary>
/// <param name="root">The description; it is rewritten where it stands.</param>
internal sealed class Draft(JObject root)
{
    private readonly List<Rewrite> _rewrites = [];
    private IReadOnlyList<JObject>? _schemas;

    public JObject Root => root;

    /// <summary>What was changed so far.</summary>
    public IReadOnlyList<Rewrite> Rewrites => _rewrites;

    /// <summary>Every schema, the outer before the inner: found once for as long as no rule moves any. Safe to rewrite while enumerating.</summary>
    public IReadOnlyList<JObject> Schemas => _schemas ??= Normalising.Schemas.All(root);

    public IEnumerable<Operation> Operations => Normalising.Schemas.Operations(root);

    /// <summary>Every reference, wherever OpenAPI has one: none in the data of examples, defaults and extensions.</summary>
    public IReadOnlyList<JProperty> References => Normalising.Schemas.References(root);

    /// <summary>Every part, the outer before the inner.</summary>
    public IReadOnlyList<(JObject Value, Part Part)> Parts => Normalising.Parts.Within(root, Part.Document);

    public JToken? this[string member]
    {
        get => root[member];
        set => root[member] = value;
    }

    /// <summary>Follows a <c>$ref</c> within the description; a part without one is itself.</summary>
    public JObject Resolve(JObject value) => Normalising.Schemas.Resolve(root, value);

    /// <summary>What a local reference (<c>#/…</c>) points at, or nothing.</summary>
    public JToken? Find(string reference) => Normalising.Schemas.Find(root, reference);

    /// <summary>Every object outside examples and extensions that holds a <c>schema</c> of a kind.</summary>
    public IReadOnlyList<JObject> Holders(Func<JToken?, bool> kind) => Normalising.Schemas.Holders(root, kind);

    /// <summary>Says what a rule is about to change, or has just changed.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">Where.</param>
    /// <param name="change">What.</param>
    public void Log(IRule rule, JToken at, string change)
    {
        _rewrites.Add(new Rewrite(rule.Name, at.Pointer(), change));
        if (!rule.KeepsSchemas)
            _schemas = null;
    }
}

/// <param name="Rule">The rule that made it.</param>
/// <param name="Pointer">Where, as a JSON pointer at the time of the change.</param>
/// <param name="Change">What changed.</param>
internal sealed record Rewrite(string Rule, string Pointer, string Change);
