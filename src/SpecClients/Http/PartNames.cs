using System.Buffers;
using System.ComponentModel;

namespace SpecClients.Http;

/// <summary>The names of a form's parts and files, as they stand between quotation marks in a part's header.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartNames
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n");

    /// <summary>Escapes what would end the name or its header, as browsers do.</summary>
    public static string Escape(string name) => name.AsSpan().ContainsAny(Special)
        ? name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
        : name;
}
