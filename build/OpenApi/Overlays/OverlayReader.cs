using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.JsonPaths;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Overlays;

/// <summary>Reads the actions of an OpenAPI Overlay document, and refuses what is none at its place.</summary>
/// <param name="root">The document.</param>
/// <param name="needsReasons">Whether each action has to give its <c>x-reason</c>.</param>
internal sealed partial class OverlayReader(JObject root, bool needsReasons)
{
    private readonly List<Problem> _warnings = [];
    private bool _isFirst;

    /// <summary>What is read in its likely meaning.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings;

    /// <summary>The actions in their order.</summary>
    public IReadOnlyList<OverlayAction> Read()
    {
        var version = Text(root, "overlay");
        if (version is null || !Version().IsMatch(version))
            throw Invalid(root["overlay"]?.Mark() ?? root.Mark(), "An overlay begins with 'overlay: 1.0.0' or 'overlay: 1.1.0': those are read.");
        _isFirst = version.StartsWith("1.0.", StringComparison.Ordinal);
        Text(root, "extends");
        if (root["info"] is not JObject info || Text(info, "title") is null || Text(info, "version") is null)
            throw Invalid(root.MarkOf("info"), "An overlay has an 'info' with 'title' and 'version'.");
        Text(info, "description");
        if (root["actions"] is not JArray { Count: > 0 } actions)
            throw Invalid(root.MarkOf("actions"), "An overlay has at least one action under 'actions'.");
        RefuseUnknown(root, "overlay", "overlay", "info", "extends", "actions");
        RefuseUnknown(info, "'info'", "title", "version", "description");
        List<OverlayAction> read = [.. actions.Select(ReadAction)];
        var seen = new HashSet<JToken>(new JTokenEqualityComparer());
        return actions.FirstOrDefault(action => !seen.Add(action)) is { } again
            ? throw Invalid(again.Mark(), "This action stands here a second time.")
            : read;
    }

    private OverlayAction ReadAction(JToken token)
    {
        if (token is not JObject action)
            throw Invalid(token.Mark(), "An action is an object.");
        var target = Text(action, "target") ?? throw Invalid(action.Mark(), "An action names its 'target' as a JSONPath.");
        Check(action, "target", target);
        Text(action, "description");
        var reason = action[Extension.Reason] is JValue { Type: JTokenType.String } given ? given.ToString() : "";
        if (needsReasons && string.IsNullOrWhiteSpace(reason))
            throw Invalid(action.Mark(), "An action gives its 'x-reason'.");
        if (action["remove"] is { Type: not JTokenType.Boolean } other)
            throw Invalid(other.Mark(), "'remove' is true or false.");
        var copy = _isFirst ? null : Text(action, "copy");
        if (copy is not null)
            Check(action, "copy", copy);
        if (_isFirst)
            RefuseUnknown(action, "action of Overlay 1.0", "target", "description", "update", "remove");
        else
            RefuseUnknown(action, "action", "target", "description", "update", "remove", "copy");
        // It wins over what may stand beside it.
        var removes = (bool?)action["remove"] ?? false;
        if (!removes && copy is not null && action["update"] is not null)
            throw Invalid(action.Mark(), "An action has an 'update' or a 'copy'.");
        return new OverlayAction(target, reason, removes ? null : action["update"], action.Mark()) { Removes = removes, Copy = removes ? null : copy, IsFirstVersion = _isFirst };
    }

    private void Check(JObject action, string field, string path)
    {
        try
        {
            if (JsonPath.Parse(path, takesDashes: true).DashedColumn is { } column)
                _warnings.Add(new Problem(ProblemCode.InvalidOverlay, action[field]!.Mark(), $"The {field} {Characters.Shown(path)} has a name with a '-', column {column}, which stands in quotes by RFC 9535, as in ['x-a']: it is taken for that.", IsWarning: true));
        }
        catch (JsonPathException e)
        {
            throw Invalid(action[field]!.Mark(), $"The {field} {Characters.Shown(path)} is not a JSONPath, {e.Message}");
        }
    }

    private static string? Text(JObject owner, string field) => owner[field] switch
    {
        null => null,
        JValue { Type: JTokenType.String } text => text.ToString(),
        { } other => throw Invalid(other.Mark(), $"'{field}' is a text{(other is JValue ? ": put it in quotes" : "")}."),
    };

    private static void RefuseUnknown(JObject owner, string what, params string[] known)
    {
        if (owner.Properties().FirstOrDefault(member => !known.Contains(member.Name) && !Extension.Is(member)) is { } unknown)
            throw Invalid(unknown.Mark(), $"An {what} has no {Characters.Shown(unknown.Name)}: it has {string.Join(", ", known)}, and extensions, which begin with 'x-'.");
    }

    private static ProblemException Invalid(SourceMark mark, string message) => new(ProblemCode.InvalidOverlay, mark, message);

    [GeneratedRegex(@"^1\.[01]\.[0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
