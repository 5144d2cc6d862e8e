using System.ComponentModel;
using Newtonsoft.Json.Linq;
using SpecClients.Paging;

namespace SpecClients.NSwag;

/// <summary>Reads a page that the description leaves untyped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UntypedPage
{
    /// <param name="page">The page.</param>
    /// <param name="selector">The caller's way to find them, which goes first.</param>
    /// <param name="place">The JSON place to them; null where a rule has to find them.</param>
    public static IReadOnlyList<JToken>? Items(JToken page, Func<JToken, JArray?>? selector, string? place = null)
    {
        if (selector is not null)
            return selector(page)?.ToList();
        if (place is not null)
            return (ItemArray.Steps(place).Aggregate((JToken?)page, (at, step) => (at as JObject)?[step]) as JArray)?.ToList();
        if (page is JArray root)
            return root.ToList();
        var found = ItemArray.Members.Where(name => page is JObject owner && owner[name] is JArray).ToList();
        return page[ItemArray.Choose(found)]!.ToList();
    }

    /// <summary>The identity by which a repeated item is noticed: its id, or all of it.</summary>
    public static string Id(JToken item) => (item as JObject)?["id"]?.ToString() ?? item.ToString(Newtonsoft.Json.Formatting.None);
}
