using System.Linq.Expressions;
using System.Text;
using AgentSessions.Tests.Fidelity;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;
using SpecClients.Kiota;
using SpecClients.Kiota.Json;

namespace AgentSessions.Tests.Kiota;

/// <summary>Reads and writes bodies with the models that Kiota generated for them.</summary>
internal static class KiotaModels
{
    public static JsonOrigin Origin { get; } = new("vendor");

    /// <summary>What Kiota makes of a response's schema: a model, or an untyped node.</summary>
    public static ParsableFactory<IParsable> FactoryOf(ResponseSchema response)
    {
        if (!response.Schema.TryGetProperty("$ref", out var reference))
            return UntypedNode.CreateFromDiscriminatorValue;
        var name = reference.GetString()!.Split('/', '.')[^1];
        var type = typeof(AgentSessions.Kiota.Meibel).Assembly.GetType($"AgentSessions.Generated.{response.Vendor}.Kiota.Models.{name}", throwOnError: true)!;
        var node = Expression.Parameter(typeof(IParseNode));
        return Expression.Lambda<ParsableFactory<IParsable>>(Expression.Call(type, "CreateFromDiscriminatorValue", null, node), node).Compile();
    }

    public static T Read<T>(string json, ParsableFactory<T> factory) where T : IParsable =>
        new ParseNode(Encoding.UTF8.GetBytes(json), Origin).Whole(static (node, factory) => node.GetObjectValue(factory), factory);

    /// <summary>Reads a body as a response is read, and writes it back.</summary>
    public static string WrittenBack(string json, ResponseSchema response, ParsableFactory<IParsable> factory) =>
        KiotaJson.Serialize(response.Schema.TryGetProperty("$ref", out _) ? Read(json, factory) : Read(json, UntypedNode.CreateFromDiscriminatorValue));
}
