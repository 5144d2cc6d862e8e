using AgentSessions.Tests.Fidelity;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;
using SpecClients.Kiota;
using SpecClients.Kiota.Json;

namespace AgentSessions.Tests.Kiota;

/// <summary>Members that only the server sets, in a class such as is generated; none of our vendors has any.</summary>
internal sealed class ReadOnlyMembers
{
    private static readonly ObjectSchema Described = new([new("id", MemberFacts.ReadOnly), new("name", MemberFacts.Nullable)]);

    private const string Json = """{"id":"a","name":"b","parent":{"id":"c","name":null}}""";

    [Test]
    public void An_answer_that_is_written_again_has_them() =>
        JsonAssert.AreEqual(Json, KiotaJson.Serialize(KiotaModels.Read(Json, Thing.CreateFromDiscriminatorValue)));

    [Test]
    public void A_request_does_not_have_them()
    {
        using var writer = new SerializationWriterFactory().GetSerializationWriter("application/json");
        writer.WriteObjectValue(null, KiotaModels.Read(Json, Thing.CreateFromDiscriminatorValue));
        using var reader = new StreamReader(writer.GetSerializedContent());
        JsonAssert.AreEqual("""{"name":"b","parent":{"name":null}}""", reader.ReadToEnd());
    }

    private sealed class Thing : IParsable, IAdditionalDataHolder, IDescribedModel
    {
        public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

        ObjectSchema IDescribedModel.Schema => Described;

        private string? Id { get; set; }

        private string? Name { get; set; }

        private Thing? Parent { get; set; }

        public static Thing CreateFromDiscriminatorValue(IParseNode _) => new();

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
        {
            { "id", n => { Id = n.GetStringValue(); } },
            { "name", n => { Name = n.GetStringValue(); } },
            { "parent", n => { Parent = n.GetObjectValue(CreateFromDiscriminatorValue); } },
        };

        public void Serialize(ISerializationWriter writer)
        {
            writer.WriteStringValue("id", Id);
            writer.WriteStringValue("name", Name);
            writer.WriteObjectValue("parent", Parent);
            writer.WriteAdditionalData(AdditionalData);
        }
    }
}
