using System.ComponentModel;
using SpecClients.Json;

namespace SpecClients.Kiota;

/// <summary>A model of which the description says more than its class, whose members are all nullable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDescribedModel
{
    /// <summary>What it says.</summary>
    ObjectSchema Schema { get; }
}
