using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Overlays;

/// <summary>
/// An OpenAPI Overlay 1.0 document: our corrections to a vendor's description, each with its reason. An action that
/// matches or changes nothing has been overtaken by the vendor and is an error.
/// </summary>
internal sealed class Overlay
{
    private readonly JObject _root;
    private readonly List<OverlayAction> _actions = [];

    private Overlay(JObject root) => _root = root;

    /// <param name="path">Its file.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="needsReasons">Whether each action has to give its <c>x-reason</c>.</param>
    public static Overlay Read(string path, string name, bool needsReasons = true) => Parse(DocumentReader.Read(path, name), needsReasons);

    public static Overlay Parse(JObject root, bool needsReasons = true)
    {
        var overlay = new Overlay(root);
        overlay.Load(needsReasons);
        return overlay;
    }

    public IReadOnlyList<OverlayAction> Actions => _actions;

    /// <summary>How messages name its file.</summary>
    public string File => _root.Mark().File;

    /// <summary>Applies every action in order; one that could not be done, or did nothing, is an error.</summary>
    public void Apply(JObject document)
    {
        if (Problems(document) is { Count: > 0 } problems)
            throw new ProblemException(problems);
    }

    /// <summary>The same, and says what is wrong with its actions.</summary>
    public IReadOnlyList<Problem> Problems(JObject document)
    {
        var room = DocumentReader.MaxNodes;
        return _actions.Select(action => action.Apply(document, ref room)).OfType<Problem>().ToList();
    }

    /// <summary>The same with those actions alone that a document has not overtaken.</summary>
    /// <param name="document">The document, to which they are applied.</param>
    public Overlay Fitting(JObject document)
    {
        var (fitting, room) = (new Overlay(_root), DocumentReader.MaxNodes);
        fitting._actions.AddRange(_actions.Where(action => action.Apply(document, ref room) is null));
        return fitting;
    }

    private void Load(bool needsReasons)
    {
        if (_root["overlay"] is not JValue { Type: JTokenType.String } version || !version.ToString().StartsWith("1.", StringComparison.Ordinal))
            throw Invalid(_root["overlay"]?.Mark() ?? _root.Mark(), "An overlay begins with 'overlay: 1.0.0'.");
        if (_root["info"] is not JObject info || info["title"] is null || info["version"] is null)
            throw Invalid(_root.MarkOf("info"), "An overlay has an 'info' with 'title' and 'version'.");
        if (_root["actions"] is not JArray { Count: > 0 } actions)
            throw Invalid(_root.MarkOf("actions"), "An overlay has at least one action under 'actions'.");
        _actions.AddRange(actions.Select(action => ReadAction(action, needsReasons)));
    }

    private static OverlayAction ReadAction(JToken token, bool needsReasons)
    {
        if (token is not JObject action)
            throw Invalid(token.Mark(), "An action is an object.");
        if (action["target"] is not JValue { Type: JTokenType.String } target)
            throw Invalid(action.Mark(), "An action names its 'target' as a JSONPath.");
        var reason = action[Extension.Reason] is JValue { Type: JTokenType.String } given ? given.ToString() : "";
        if (needsReasons && string.IsNullOrWhiteSpace(reason))
            throw Invalid(action.Mark(), "An action gives its 'x-reason'.");
        var remove = action["remove"] is JValue { Type: JTokenType.Boolean } flag && (bool)flag;
        if (remove == action["update"] is not null)
            throw Invalid(action.Mark(), "An action has either an 'update' or 'remove: true'.");
        if (OverlayAction.WhyNotTarget(target.ToString()) is { } why)
            throw Invalid(action.Mark(), $"The target {target} is not a JSONPath that is taken here: {why}.");
        return new OverlayAction(target.ToString(), reason, remove ? null : action["update"], action.Mark());
    }

    private static ProblemException Invalid(SourceMark mark, string message) => new(ProblemCode.InvalidOverlay, mark, message);
}
