using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Overlays;

/// <summary>
/// An OpenAPI Overlay 1.0 document: our corrections to a vendor's description, each with its reason. An action that
/// matches or changes nothing has been overtaken by the vendor and is an error.
/// </summary>
internal sealed class Overlay
{
    private readonly JObject _root;
    private readonly List<OverlayAction> _actions = [];

    private Overlay(JObject root) => _root = root;

    public static Overlay Read(string path, string name) => Parse(DocumentReader.Read(path, name));

    public static Overlay Parse(JObject root)
    {
        var overlay = new Overlay(root);
        overlay.Load();
        return overlay;
    }

    public IReadOnlyList<OverlayAction> Actions => _actions;

    /// <summary>How messages name its file.</summary>
    public string File => _root.Mark().File;

    /// <summary>Applies every action in order and returns what each of them did.</summary>
    public void Apply(JObject document)
    {
        var stale = new List<Problem>();
        foreach (var action in _actions)
        {
            if (action.Apply(document) is { } problem)
                stale.Add(problem);
        }
        if (stale.Count > 0)
            throw new ProblemException(stale);
    }

    private void Load()
    {
        if (_root["overlay"] is not JValue { Type: JTokenType.String } version || !version.ToString().StartsWith("1.", StringComparison.Ordinal))
            throw Invalid(_root.MarkOf("overlay"), "An overlay begins with 'overlay: 1.0.0'.");
        if (_root["info"] is not JObject info || info["title"] is null || info["version"] is null)
            throw Invalid(_root.MarkOf("info"), "An overlay has an 'info' with 'title' and 'version'.");
        if (_root["actions"] is not JArray { Count: > 0 } actions)
            throw Invalid(_root.MarkOf("actions"), "An overlay has at least one action under 'actions'.");
        _actions.AddRange(actions.Select(ReadAction));
    }

    private static OverlayAction ReadAction(JToken token)
    {
        if (token is not JObject action)
            throw Invalid(token.Mark(), "An action is an object.");
        if (action["target"] is not JValue { Type: JTokenType.String } target)
            throw Invalid(action.Mark(), "An action names its 'target' as a JSONPath.");
        if (action["x-reason"] is not JValue { Type: JTokenType.String } reason || string.IsNullOrWhiteSpace(reason.ToString()))
            throw Invalid(action.Mark(), "An action gives its 'x-reason'.");
        var remove = action["remove"] is JValue { Type: JTokenType.Boolean } flag && (bool)flag;
        if (remove == action["update"] is not null)
            throw Invalid(action.Mark(), "An action has either an 'update' or 'remove: true'.");
        return new OverlayAction(target.ToString(), reason.ToString(), remove ? null : action["update"], action.Mark());
    }

    private static ProblemException Invalid(SourceMark mark, string message) => new(ProblemCode.InvalidOverlay, mark, message);
}

/// <summary>One correction: what it selects, why, and what it merges in (nothing: it removes).</summary>
internal sealed record OverlayAction(string Target, string Reason, JToken? Update, SourceMark Mark)
{
    public Problem? Apply(JObject document)
    {
        List<JToken> matches;
        try
        {
            matches = document.SelectTokens(Target, new JsonSelectSettings { ErrorWhenNoMatch = false }).ToList();
        }
        catch (JsonException e)
        {
            return new Problem(ProblemCode.InvalidOverlay, Mark, $"The target {Target} is not a JSONPath: {e.Message}");
        }
        if (matches.Count == 0)
            return Stale("matches nothing");

        var before = document.DeepClone();
        foreach (var match in matches)
        {
            if (Update is null)
                (match.Parent is JProperty member ? member : match).Remove();
            else if (!TryMerge(match, Update))
                return new Problem(ProblemCode.InvalidOverlay, Mark, $"The target {Target} selects a {match.Type} at {match.Pointer()}: an update needs an object, or an array to append to.");
        }
        return JToken.DeepEquals(before, document) ? Stale("changes nothing") : null;
    }

    private Problem Stale(string how) => new(ProblemCode.StaleOverlay, Mark,
        $"The overlay action on {Target} {how}: the vendor's document has moved on. Remove the action or point it at what it corrects ({Reason})");

    private static bool TryMerge(JToken into, JToken update)
    {
        switch (into, update)
        {
            case (JObject target, JObject members):
                foreach (var member in members.Properties())
                {
                    if (target[member.Name] is { } present && present is JObject or JArray && TryMerge(present, member.Value))
                        continue;
                    target[member.Name] = member.Value.DeepClone();
                }
                return true;
            case (JArray target, JArray items):
                foreach (var item in items)
                    target.Add(item.DeepClone());
                return true;
            case (JArray target, _):
                target.Add(update.DeepClone());
                return true;
            default:
                return false;
        }
    }
}
