using System.ComponentModel;

namespace SpecClients;

/// <summary>
/// The forms of generated code that this runtime serves. Code of another form does not compile: the error names the form that it
/// has, as in <c>Contract2</c>, and those that are served, by the name of their type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Contract
{
    /// <summary>What is served.</summary>
    public static ServesContract1 Served { get; } = new();
}

/// <summary>This runtime serves code of the form 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServesContract1
{
    internal ServesContract1()
    {
    }

    /// <summary>The first form.</summary>
    public int Contract1 { get; } = 1;
}
