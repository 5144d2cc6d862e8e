using System.ComponentModel;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>A generated class, as its reader and its writer see it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModel
{
    /// <summary>The names of its members on the wire.</summary>
    MemberNames Members { get; }

    /// <summary>What its properties cannot hold.</summary>
    AsRead AsRead { get; }
}

/// <summary>A generated class that reads itself.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModel<TSelf> : IModel where TSelf : class, IModel<TSelf>
{
    /// <summary>Reads one from the object that the reader stands on.</summary>
    static abstract TSelf Read(ref BodyReader reader);
}
