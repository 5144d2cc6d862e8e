using System.ComponentModel;

namespace SpecClients.Paging;

/// <summary>Names the operation that a generated listing repeats.</summary>
/// <param name="operation">The operationId.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ListingOfAttribute(string operation) : Attribute
{
    /// <summary>The operationId.</summary>
    public string Operation { get; } = operation;
}
