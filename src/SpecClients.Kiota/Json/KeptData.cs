namespace SpecClients.Kiota.Json;

/// <summary>A model's additional data that also knows which described members the vendor sent as null.</summary>
/// <remarks>The generated properties cannot tell null from absent; the writer asks here for each that is unset.</remarks>
internal sealed class KeptData(IDictionary<string, object> data) : Dictionary<string, object>(data)
{
    /// <summary>The described members that came as null.</summary>
    public List<string> Nulls { get; } = [];
}
