using SpecClients.Json;

namespace SpecClients.Kiota;

/// <summary>A model of which the description says more than its class, whose members are all nullable.</summary>
internal interface IDescribedModel
{
    /// <summary>What it says.</summary>
    ObjectSchema Schema { get; }
}
