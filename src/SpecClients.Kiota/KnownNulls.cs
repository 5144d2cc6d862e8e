using System.ComponentModel;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota.Json;

namespace SpecClients.Kiota;

/// <summary>Members that are null, rather than not there: a patch clears them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KnownNulls
{
    /// <summary>Keeps that a member was set to null.</summary>
    /// <param name="model">The object.</param>
    /// <param name="name">The member's name on the wire.</param>
    public static void Add(IAdditionalDataHolder model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        KeptData.Of(model).Nulls.Add(name);
    }
}
