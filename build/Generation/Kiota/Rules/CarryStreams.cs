using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Streams;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: an item of a stream is the answer of an operation of its own, so that it has a model; <c>StreamCarriers</c> takes it away again.</summary>
internal sealed class CarryStreams : IRule
{
    /// <summary>What the paths begin with that carry items.</summary>
    public const string Prefix = "spec-clients-stream-item-";

    public string Name => "kiota-carry-streams";

    public string Purpose => "Kiota makes no model of what is streamed, and of several media types asks for one.";

    public void Apply(WorkingDocument document)
    {
        var carried = 0;
        foreach (var operation in document.Operations.ToList())
        {
            if (StreamPlan.Of(operation) is not { } plan)
                continue;
            var stream = new JObject { ["mediaType"] = plan.MediaType, ["kind"] = plan.Kind.ToString(), ["alone"] = plan.IsAlone };
            if (plan.IsTyped)
            {
                var name = $"{Prefix}{carried++}";
                stream["carrier"] = name;
                document["paths"]!["/" + name] = new JObject
                {
                    ["get"] = new JObject
                    {
                        ["operationId"] = name,
                        ["responses"] = new JObject
                        {
                            ["200"] = new JObject { ["description"] = "An item.", ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = plan.Media["schema"]!.DeepClone() } } },
                        },
                    },
                };
            }
            var response = new JObject((JObject)document.Resolve((JObject)operation.Value["responses"]![plan.Response]!).DeepClone());
            var content = (JObject)response["content"]!;
            foreach (var media in content.Properties().Where(media => media.Value[Extension.Stream] is not null && (!plan.IsAlone || media.Name != plan.MediaType)).ToList())
                media.Remove();
            if (plan.IsAlone)
                content[plan.MediaType] = new JObject { ["schema"] = new JObject { ["type"] = "string", ["format"] = "binary" } };
            operation.Value["responses"]![plan.Response] = response;
            operation.Value[Extension.Stream] = stream;
            document.Log(this, operation.Value, $"{plan.MediaType} → {(plan.IsTyped ? "items" : "bytes")}{(plan.IsAlone ? "" : ", by a method of its own")}");
        }
    }
}
