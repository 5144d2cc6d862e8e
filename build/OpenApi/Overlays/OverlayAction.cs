using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Overlays;

/// <summary>One correction: what it selects, why, and what it merges in (nothing: it removes).</summary>
internal sealed record OverlayAction(string Target, string Reason, JToken? Update, SourceMark Mark)
{
    private const int MaxTarget = 2000;
    private const int MaxDescents = 2;

    /// <summary>Why a JSONPath is not evaluated; null where it is.</summary>
    public static string? WhyNotTarget(string target)
    {
        var syntax = WithoutTexts(target);
        return target.Length > MaxTarget ? $"it has more than {MaxTarget} characters"
            // Newtonsoft.Json's own, which evaluates a pattern that may never end.
            : syntax.Contains("=~", StringComparison.Ordinal) ? "RFC 9535 has no operator '=~'; name what is to be changed, or compare with '=='"
            : syntax.Split("..").Length - 1 > MaxDescents ? $"'..' may stand in it {MaxDescents} times"
            : null;
    }

    /// <summary>Does it to a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="room">How many nodes may still be added.</param>
    /// <returns>Why it could not be done, or did nothing.</returns>
    public Problem? Apply(JObject document, ref int room)
    {
        List<JToken> matches;
        try
        {
            matches = document.SelectTokens(Target, new JsonSelectSettings { ErrorWhenNoMatch = false }).ToList();
        }
        catch (Exception e) when (e is JsonException or ArithmeticException or ArgumentException or FormatException or InvalidOperationException)
        {
            return Invalid($"is not a JSONPath: {e.Message}");
        }
        if (matches.Count == 0)
            return Stale("matches nothing");
        if (Update is not null && (room -= (int)Math.Min(room + 1L, (long)matches.Count * Size(Update))) < 0)
            return Invalid($"makes the document larger than {DocumentReader.MaxNodes} nodes");

        var changed = false;
        foreach (var match in matches)
        {
            if (Update is not null)
            {
                if (!TryMerge(match, Update, ref changed))
                    return Invalid($"selects a {match.Type} at {match.Pointer()}: an update needs an object, or an array to append to.");
            }
            else if (match.Parent is null && match == document)
            {
                return Invalid("selects the whole document, which cannot be removed.");
            }
            else if (match.Parent is JProperty { Parent: not null } member)
            {
                member.Remove();
                changed = true;
            }
            else if (match.Parent is JArray)
            {
                match.Remove();
                changed = true;
            }
        }
        return changed ? null : Stale("changes nothing");
    }

    private Problem Invalid(string why) => new(ProblemCode.InvalidOverlay, Mark, $"The target {Target} {why}");

    private Problem Stale(string how) => new(ProblemCode.StaleOverlay, Mark,
        $"The overlay action on {Target} {how}: the vendor's document has moved on. Remove the action or point it at what it corrects{(Reason.Length > 0 ? $" ({Reason})" : ".")}");

    private static int Size(JToken token) => token is JContainer container ? container.DescendantsAndSelf().Count() : 1;

    private static bool TryMerge(JToken into, JToken update, ref bool changed)
    {
        switch (into, update)
        {
            case (JObject target, JObject members):
                foreach (var member in members.Properties())
                {
                    var present = target[member.Name];
                    if (present is JObject or JArray && TryMerge(present, member.Value, ref changed))
                        continue;
                    changed |= present is null || !JToken.DeepEquals(present, member.Value);
                    target[member.Name] = member.Value.DeepClone();
                }
                return true;
            case (JArray target, JArray items):
                foreach (var item in items)
                    target.Add(item.DeepClone());
                changed |= items.Count > 0;
                return true;
            case (JArray target, _):
                target.Add(update.DeepClone());
                changed = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A JSONPath without the texts that stand between quotes in it.</summary>
    private static string WithoutTexts(string target)
    {
        var rest = new System.Text.StringBuilder();
        for (var i = 0; i < target.Length; i++)
        {
            if (target[i] is not ('\'' or '"'))
            {
                rest.Append(target[i]);
                continue;
            }
            for (var quote = target[i++]; i < target.Length && target[i] != quote; i++)
            {
                if (target[i] == '\\')
                    i++;
            }
        }
        return rest.ToString();
    }
}
