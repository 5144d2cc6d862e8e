using System.ComponentModel;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>How far the reading of one object has come.</summary>
/// <param name="names">The members that the object's class names.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MemberCursor(MemberNames names)
{
    public readonly MemberNames Names = names;

    /// <summary>The members that came.</summary>
    public MemberSet Seen;

    /// <summary>The member being read, or -1 for one that the class does not name.</summary>
    public int At = -1;

    /// <summary>The member that comes next where the server keeps to the class's order.</summary>
    public int Likely;
}
