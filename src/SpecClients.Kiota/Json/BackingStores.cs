using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace SpecClients.Kiota.Json;

/// <summary>Tells the models' backing stores when they have been read: what is set from then on is a change.</summary>
internal static class BackingStores
{
    public static void Follow(IParseNode node)
    {
        node.OnBeforeAssignFieldValues = static model => Complete(model, false);
        node.OnAfterAssignFieldValues = static model => Complete(model, true);
    }

    private static void Complete(IParsable model, bool isRead)
    {
        if (model is IBackedModel { BackingStore: { } store })
            store.InitializationCompleted = isRead;
    }
}
