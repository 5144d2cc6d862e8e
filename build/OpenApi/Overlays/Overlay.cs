using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Overlays;

/// <summary>
/// An OpenAPI Overlay 1.0 or 1.1 document: corrections to a vendor's description. Where each has to give its reason, one that
/// matches or changes nothing has been overtaken by the vendor and is an error; elsewhere that is a warning.
/// </summary>
internal sealed class Overlay
{
    private readonly JObject _root;
    private readonly bool _needsReasons;
    private readonly IReadOnlyList<Problem> _warnings;

    private Overlay(JObject root, bool needsReasons, IReadOnlyList<Problem> warnings, IReadOnlyList<OverlayAction> actions) =>
        (_root, _needsReasons, _warnings, Actions) = (root, needsReasons, warnings, actions);

    /// <param name="path">Its file.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="needsReasons">Whether each action has to give its <c>x-reason</c>.</param>
    public static Overlay Read(string path, string name, bool needsReasons = true) => Parse(DocumentReader.Read(path, name), needsReasons);

    public static Overlay Parse(JObject root, bool needsReasons = true)
    {
        var reader = new OverlayReader(root, needsReasons);
        var actions = reader.Read();
        return new Overlay(root, needsReasons, reader.Warnings, actions);
    }

    public IReadOnlyList<OverlayAction> Actions { get; }

    /// <summary>How messages name its file.</summary>
    public string File => _root.Mark().File;

    /// <summary>Applies every action in order; one that could not be done is an error.</summary>
    /// <returns>What it warns of.</returns>
    public IReadOnlyList<Problem> Apply(JObject document)
    {
        List<Problem> problems = [.. Problems(document).Select(problem => problem.Code == ProblemCode.StaleOverlay && !_needsReasons ? problem with { IsWarning = true } : problem)];
        return problems.All(problem => problem.IsWarning) ? problems : throw new ProblemException(problems);
    }

    /// <summary>The same, and says what is wrong with it, an action that does nothing included.</summary>
    public IReadOnlyList<Problem> Problems(JObject document)
    {
        var room = DocumentReader.MaxNodes;
        return [.. _warnings, .. ((Problem?[])[Elsewhere(document), .. Actions.Select(action => action.Apply(document, ref room))]).OfType<Problem>()];
    }

    /// <summary>The same with those actions alone that a document has not overtaken.</summary>
    /// <param name="document">The document, to which they are applied.</param>
    public Overlay Fitting(JObject document)
    {
        var room = DocumentReader.MaxNodes;
        return new Overlay(_root, _needsReasons, _warnings, [.. Actions.Where(action => action.Apply(document, ref room) is null)]);
    }

    /// <summary>A warning where it says that it was written for another file; what an address on the web is saved as, nobody knows.</summary>
    private Problem? Elsewhere(JObject document)
    {
        var given = document.Mark().File;
        return _root["extends"] is JValue { Value: string extends } at
            && Uri.TryCreate(new Uri(Path.GetFullPath(File)), extends, out var meant) && meant.IsFile && meant != new Uri(Path.GetFullPath(given))
            ? new Problem(ProblemCode.InvalidOverlay, at.Mark(), $"The overlay is for {Characters.Shown(extends)}, and is applied to {given}.", IsWarning: true)
            : null;
    }
}
