using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Rewriting;

/// <summary>A description while rules rewrite it: what it holds, and what they changed.</summary>
/// <param name="root">The description; it is rewritten where it stands.</param>
internal sealed class WorkingDocument(JObject root)
{
    /// <summary>What says of a schema which values it has; without any it has all.</summary>
    private static readonly string[] Narrowing = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum"];

    private readonly List<Rewrite> _rewrites = [];
    private IReadOnlyList<JObject>? _schemas;

    public JObject Root => root;

    /// <summary>Rewrites a description by rules, in their order.</summary>
    /// <returns>What they changed.</returns>
    public static IReadOnlyList<Rewrite> Apply(JObject document, IEnumerable<IRule> rules)
    {
        var draft = new WorkingDocument(document);
        foreach (var rule in rules)
            rule.Apply(draft);
        return draft.Rewrites;
    }

    /// <summary>What was changed so far.</summary>
    public IReadOnlyList<Rewrite> Rewrites => _rewrites;

    /// <summary>Every schema, the outer before the inner: found once for as long as no rule moves any. Safe to rewrite while enumerating.</summary>
    public IReadOnlyList<JObject> Schemas => _schemas ??= Documents.Schemas.All(root);

    public IEnumerable<Operation> Operations => Documents.Schemas.Operations(root);

    /// <summary>Every reference, wherever OpenAPI has one: none in the data of examples, defaults and extensions.</summary>
    public IReadOnlyList<JProperty> References => Documents.Schemas.References(root);

    /// <summary>Every part, the outer before the inner.</summary>
    public IReadOnlyList<(JObject Value, Part Part)> Parts => Documents.Parts.Within(root, Part.Document);

    public JToken? this[string member]
    {
        get => root[member];
        set => root[member] = value;
    }

    /// <summary>Follows a <c>$ref</c> within the description; a part without one is itself.</summary>
    public JObject Resolve(JObject value) => Documents.Schemas.Resolve(root, value);

    /// <summary>Whether the description allows a value to be null.</summary>
    public bool MayBeNull(JObject schema) =>
        schema["nullable"]?.Value<bool>() == true
        || !Narrowing.Any(word => schema[word] is not null)
        || schema["allOf"] is JArray { Count: 1 } only && only[0] is JObject part && MayBeNull(Resolve(part));

    /// <summary>Whether a word such as <c>readOnly</c> is said of a member, by itself or by what it refers to; 3.0 hears none beside a reference.</summary>
    public bool Says(JObject member, string word) => Resolve(member)[word] is JValue { Value: true } || !Documents.Schemas.IsReference(member) && member[word] is JValue { Value: true };

    /// <summary>What a local reference (<c>#/…</c>) points at, or nothing.</summary>
    public JToken? Find(string reference) => Documents.Schemas.Find(root, reference);

    /// <summary>Every object outside examples and extensions that holds a <c>schema</c> of a kind.</summary>
    public IReadOnlyList<JObject> Holders(Func<JToken?, bool> kind) => Documents.Schemas.Holders(root, kind);

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
