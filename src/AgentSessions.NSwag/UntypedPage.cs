using AgentSessions.Paging;
using Newtonsoft.Json.Linq;

namespace AgentSessions.NSwag;

/// <summary>Reads a page that the description leaves untyped.</summary>
internal static class UntypedPage
{
    public static IReadOnlyList<JToken>? Items(JToken page, Func<JToken, JArray?>? selector)
    {
        if (selector is not null)
            return selector(page)?.ToList();
        if (page is JArray root)
            return root.ToList();
        var found = ItemArray.Members.Where(name => page is JObject owner && owner[name] is JArray).ToList();
        return page[ItemArray.Choose(found)]!.ToList();
    }

    /// <summary>The identity by which a repeated item is noticed: its id, or all of it.</summary>
    public static string Id(JToken item) => (item as JObject)?["id"]?.ToString() ?? item.ToString(Newtonsoft.Json.Formatting.None);
}
