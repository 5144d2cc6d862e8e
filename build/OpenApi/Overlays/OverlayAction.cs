using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.JsonPaths;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Overlays;

/// <summary>One correction: what it selects, why, and what it merges in, if it merges.</summary>
internal sealed record OverlayAction(string Target, string Reason, JToken? Update, SourceMark Mark)
{
    /// <summary>Whether it takes away what it selects.</summary>
    public bool Removes { get; init; }

    /// <summary>Where in the document what it merges in stands; nothing where it says that itself.</summary>
    public string? Copy { get; init; }

    /// <summary>Whether Overlay 1.0 says what it means, and not 1.1.</summary>
    public bool IsFirstVersion { get; init; } = true;

    /// <summary>What it does, for a reader.</summary>
    public string Change => Update?.ToString(Formatting.None) ?? (Copy is null ? Removes ? "removed" : "nothing" : $"copied from {Copy}");

    /// <summary>Whether it selects anything of a document.</summary>
    public bool Matches(JObject document)
    {
        try
        {
            return JsonPath.Parse(Target, takesDashes: true).Select(document).Count > 0;
        }
        catch (JsonPathException)
        {
            return false;
        }
    }

    /// <summary>Does it to a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="room">How many nodes may still be added.</param>
    /// <returns>Why it could not be done, or did nothing.</returns>
    public Problem? Apply(JObject document, ref int room)
    {
        List<JToken> matches;
        IReadOnlyList<JToken> sources;
        try
        {
            // One that is selected twice is one to change.
            matches = [.. JsonPath.Parse(Target, takesDashes: true).Select(document).Distinct(ReferenceEqualityComparer.Instance).Cast<JToken>()];
            sources = Copy is null ? [] : JsonPath.Parse(Copy, takesDashes: true).Select(document);
        }
        catch (JsonPathException e)
        {
            return Invalid($"cannot be evaluated: {e.Message}");
        }
        if (matches.Count == 0)
            return Stale("matches nothing");
        if (Removes)
            return Remove(matches, document);
        if (Copy is not null && sources.Count != 1)
            return Invalid($"would get a copy of {Copy}, which selects {sources.Count} nodes: it has to select one.");
        return (sources.SingleOrDefault()?.Copy() ?? Update) is { } added ? Merge(matches, added, ref room) : Stale("changes nothing");
    }

    private Problem? Remove(List<JToken> matches, JObject document)
    {
        if (matches.Contains(document))
            return Invalid("selects the whole document, which cannot be removed.");
        var changed = false;
        foreach (var match in matches)
        {
            // What it stands in may have been removed before.
            if ((match.Parent is JProperty member ? (JToken)member : match) is { Parent: not null } there)
            {
                there.Remove();
                changed = true;
            }
        }
        return changed ? null : Stale("changes nothing");
    }

    private Problem? Merge(List<JToken> matches, JToken added, ref int room)
    {
        if (!IsFirstVersion && matches.DistinctBy(match => match is JValue ? typeof(JValue) : match.GetType()).Skip(1).FirstOrDefault() is { } other)
            return Invalid($"selects nodes of several kinds, as at {matches[0].Pointer()} and at {other.Pointer()}: all have to be objects, or arrays, or values.");
        if ((room -= (int)Math.Min(room + 1L, (long)matches.Count * Size(added))) < 0)
            return Invalid($"makes the document larger than {DocumentReader.MaxNodes} nodes");
        var height = Height(added);
        if (matches.Any(match => height > 0 && match.Ancestors().Count(owner => owner is not JProperty) + height > DocumentReader.MaxDepth))
            return Invalid($"makes the document nest more than {DocumentReader.MaxDepth} levels deep");

        var merge = new Merge(IsFirstVersion);
        foreach (var match in matches)
        {
            if (merge.Into(match, added) is { } why)
                return Invalid(why);
        }
        return merge.HasChanged ? null : Stale("changes nothing");
    }

    private Problem Invalid(string why) => new(ProblemCode.InvalidOverlay, Mark, $"The target {Target} {why}");

    private Problem Stale(string how) => new(ProblemCode.StaleOverlay, Mark,
        $"The overlay action on {Target} {how}: the vendor's document has moved on. Remove the action or point it at what it corrects{(Reason.Length > 0 ? $" ({Reason})" : ".")}");

    private static int Size(JToken token) => token is JContainer container ? container.DescendantsAndSelf().Count() : 1;

    private static int Height(JToken token) => token switch
    {
        JProperty member => Height(member.Value),
        JContainer { HasValues: true } container => 1 + container.Max(Height),
        _ => 0,
    };
}
