using System.ComponentModel;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Paging;

namespace SpecClients.Kiota;

/// <summary>Reads a page that the description leaves untyped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UntypedPage
{
    /// <param name="page">The page.</param>
    /// <param name="selector">The caller's way to find them, which goes first.</param>
    /// <param name="place">The JSON place to them; null where a rule has to find them.</param>
    public static IReadOnlyList<UntypedNode>? Items(UntypedNode page, Func<UntypedNode, UntypedArray?>? selector, string? place = null)
    {
        if (selector is not null)
            return selector(page)?.GetValue().ToList();
        if (place is not null)
            return (ItemArray.Steps(place).Aggregate((UntypedNode?)page, (at, step) => at is UntypedObject owner && owner.GetValue().TryGetValue(step, out var member) ? member : null) as UntypedArray)?.GetValue().ToList();
        if (page is UntypedArray root)
            return root.GetValue().ToList();
        var members = (page as UntypedObject)?.GetValue() ?? new Dictionary<string, UntypedNode>();
        var found = ItemArray.Members.Where(name => members.TryGetValue(name, out var member) && member is UntypedArray).ToList();
        return ((UntypedArray)members[ItemArray.Choose(found)]).GetValue().ToList();
    }

    /// <summary>The identity by which a repeated item is noticed: its id, or all of it.</summary>
    public static string Id(UntypedNode item) =>
        item is UntypedObject owner && owner.GetValue().TryGetValue("id", out var id) && id is UntypedString text ? text.GetValue()! : KiotaJson.Serialize(item);
}
