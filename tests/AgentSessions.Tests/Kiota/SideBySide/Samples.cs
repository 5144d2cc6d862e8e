using System.Runtime.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace AgentSessions.Tests.Kiota.SideBySide;

internal enum Colour
{
    [EnumMember(Value = "dark-red")]
    DarkRed,
    Blue,
}

[Flags]
internal enum Rights
{
    [EnumMember(Value = "may-read")]
    Read = 1,
    Write = 2,
}

/// <summary>A model that writes what it is told to.</summary>
internal sealed class Written(Action<ISerializationWriter> write) : IParsable
{
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    public void Serialize(ISerializationWriter writer) => write(writer);
}

/// <summary>A union as Kiota generates one: it writes the branch that is set.</summary>
internal sealed class Union(Action<ISerializationWriter>? branch) : IComposedTypeWrapper, IParsable
{
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    public void Serialize(ISerializationWriter writer) => branch?.Invoke(writer);
}

/// <summary>A model as Kiota generates one.</summary>
internal sealed class Thing : IParsable, IAdditionalDataHolder
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Name { get; set; }

    public long? Count { get; set; }

    public Colour? Colour { get; set; }

    public List<string?>? Tags { get; set; }

    public Thing? Inner { get; set; }

    public static Thing Create(IParseNode node) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["name"] = node => Name = node.GetStringValue(),
        ["count"] = node => Count = node.GetLongValue(),
        ["colour"] = node => Colour = node.GetEnumValue<Colour>(),
        ["tags"] = node => Tags = node.GetCollectionOfPrimitiveValues<string?>()?.ToList(),
        ["inner"] = node => Inner = node.GetObjectValue(Create),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteLongValue("count", Count);
        writer.WriteEnumValue("colour", Colour);
        if (Tags is not null || Inner is not null)
        {
            writer.WriteCollectionOfPrimitiveValues("tags", Tags);
            writer.WriteObjectValue("inner", Inner);
        }
        writer.WriteAdditionalData(AdditionalData);
    }
}

/// <summary>A model as Kiota generates one that is to send only what has changed.</summary>
internal sealed class Backed : IBackedModel, IParsable
{
    public IBackingStore BackingStore { get; } = BackingStoreFactorySingleton.Instance.CreateBackingStore();

    public string? Name { get => BackingStore.Get<string?>("name"); set => BackingStore.Set("name", value); }

    public string? Note { get => BackingStore.Get<string?>("note"); set => BackingStore.Set("note", value); }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["name"] = node => Name = node.GetStringValue(),
        ["note"] = node => Note = node.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("note", Note);
    }
}
