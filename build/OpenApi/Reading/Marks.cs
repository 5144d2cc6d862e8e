using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.Reading;

/// <summary>Remembers on each JSON token where in the vendor's file it came from, through every rewrite.</summary>
internal static class Marks
{
    public static T At<T>(this T token, SourceMark mark) where T : JToken
    {
        token.AddAnnotation(mark);
        return token;
    }

    /// <summary>Gives a token that a rewrite made the place of the one it was made from.</summary>
    public static T From<T>(this T token, JToken origin) where T : JToken
    {
        token.RemoveAnnotations<SourceMark>();
        return token.At(origin.Mark());
    }

    public static SourceMark Mark(this JToken token)
    {
        for (var at = token; at is not null; at = at.Parent)
        {
            if (at.Annotation<SourceMark>() is { } mark)
                return mark;
        }
        return new SourceMark("(unknown)", 1, 1);
    }

    /// <summary>The place of a member's name, as a reader would look for it.</summary>
    public static SourceMark MarkOf(this JObject owner, string name) => owner.Property(name)?.Mark() ?? owner.Mark();

    /// <summary>Copies a token with the places of everything in it.</summary>
    public static T Copy<T>(this T token) where T : JToken => (T)token.DeepClone();

    /// <summary>The token's JSON pointer (RFC 6901) within its document.</summary>
    public static string Pointer(this JToken token)
    {
        var steps = new Stack<string>();
        for (var at = token; at?.Parent is { } parent; at = parent)
        {
            if (at is JProperty property)
                steps.Push(Escape(property.Name));
            else if (parent is JArray array)
                steps.Push(array.IndexOf(at).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return steps.Count == 0 ? "#" : "#/" + string.Join('/', steps);
    }

    /// <summary>What a JSON pointer leads to, or the last that is there on the way.</summary>
    public static JToken Nearest(this JObject document, string pointer)
    {
        JToken at = document;
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")))
        {
            var next = at switch
            {
                JObject owner => owner.Property(step)?.Value,
                JArray list when int.TryParse(step, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) => list.ElementAtOrDefault(index),
                _ => null,
            };
            if (next is null)
                break;
            at = next;
        }
        return at;
    }

    public static string Escape(string step) => step.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string step) => step.AsSpan().IndexOfAny('%', '~') < 0 ? step : Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~");
}
