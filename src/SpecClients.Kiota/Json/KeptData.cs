using Microsoft.Kiota.Abstractions.Serialization;

namespace SpecClients.Kiota.Json;

/// <summary>A model's additional data that also knows which described members the vendor sent as null.</summary>
/// <remarks>The generated properties cannot tell null from absent; the writer asks here for each that is unset.</remarks>
internal sealed class KeptData(IDictionary<string, object> data) : Dictionary<string, object>(data)
{
    /// <summary>The described members that came as null, or were set to it.</summary>
    public List<string> Nulls { get; } = [];

    /// <summary>That of a model, which has it from then on.</summary>
    public static KeptData Of(IAdditionalDataHolder model)
    {
        if (model.AdditionalData is not KeptData kept)
            model.AdditionalData = kept = new KeptData(model.AdditionalData ?? new Dictionary<string, object>());
        return kept;
    }
}
