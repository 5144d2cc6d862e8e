using System.ComponentModel;
using System.Globalization;

namespace SpecClients.Paging;

/// <summary>Ids and cursors that are no texts in a description.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PageText
{
    /// <summary>A value as text, the same in every culture; null for null.</summary>
    public static string? Of<T>(T value) => value is Uri address ? address.OriginalString
        : value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();

    /// <summary>The number that such a text is of.</summary>
    public static long? Number(string? text) => text is null ? null : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
