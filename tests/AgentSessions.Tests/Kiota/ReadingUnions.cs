using AgentSessions.Tests.Fidelity;
using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

/// <summary>Unions of objects and of lists, in the classes that Kiota writes for them; none of our vendors has any.</summary>
internal sealed class ReadingUnions
{
    [TestCase("""{"kind":"cat","lives":9,"name":"a","more":[1]}""")]
    [TestCase("""{"kind":"cat","lives":null}""")]
    public void A_branch_keeps_what_is_not_described_and_what_came_as_null(string json)
    {
        var pet = KiotaModels.Read(json, _ => new Pet { Cat = new Cat() });
        JsonAssert.AreEqual(json, KiotaJson.Serialize(pet));
    }

    [TestCase("""[{"lives":9}]""", 1, 0)]
    [TestCase("""["a","b"]""", 0, 2)]
    [TestCase("[]", 0, 0)]
    public void Of_two_lists_the_one_is_taken_whose_elements_come(string json, int cats, int names)
    {
        var list = KiotaModels.Read(json, CatsOrNames.CreateFromDiscriminatorValue);
        Assert.That((list.Cats?.Count ?? 0, list.Names?.Count ?? 0), Is.EqualTo((cats, names)));
        JsonAssert.AreEqual(json, KiotaJson.Serialize(list));
    }

    [Test]
    public void A_list_of_neither_is_refused_at_its_place()
    {
        var refused = Assert.Throws<System.Text.Json.JsonException>(() => KiotaModels.Read("[true]", CatsOrNames.CreateFromDiscriminatorValue));
        Assert.That((refused!.Path, refused.Message), Is.EqualTo(("$", "one of its union's types was expected, a list came")));
    }

    private sealed class Cat : IParsable, IAdditionalDataHolder
    {
        public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

        private string? Kind { get; set; }

        private long? Lives { get; set; }

        public static Cat CreateFromDiscriminatorValue(IParseNode _) => new();

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
        {
            { "kind", n => { Kind = n.GetStringValue(); } },
            { "lives", n => { Lives = n.GetLongValue(); } },
        };

        public void Serialize(ISerializationWriter writer)
        {
            writer.WriteStringValue("kind", Kind);
            writer.WriteLongValue("lives", Lives);
            writer.WriteAdditionalData(AdditionalData);
        }
    }

    private sealed class Pet : IComposedTypeWrapper, IParsable
    {
        public Cat? Cat { get; init; }

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => Cat?.GetFieldDeserializers() ?? new Dictionary<string, Action<IParseNode>>();

        public void Serialize(ISerializationWriter writer) => writer.WriteObjectValue(null, Cat);
    }

    private sealed class CatsOrNames : IComposedTypeWrapper, IParsable
    {
        public List<Cat>? Cats { get; private set; }

        public List<string>? Names { get; private set; }

        public static CatsOrNames CreateFromDiscriminatorValue(IParseNode parseNode)
        {
            var result = new CatsOrNames();
            if (parseNode.GetCollectionOfObjectValues(Cat.CreateFromDiscriminatorValue)?.AsList() is { } cats)
                result.Cats = cats;
            else if (parseNode.GetCollectionOfPrimitiveValues<string>()?.AsList() is { } names)
                result.Names = names;
            return result;
        }

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

        public void Serialize(ISerializationWriter writer)
        {
            if (Cats is not null)
                writer.WriteCollectionOfObjectValues(null, Cats);
            else
                writer.WriteCollectionOfPrimitiveValues(null, Names);
        }
    }
}
