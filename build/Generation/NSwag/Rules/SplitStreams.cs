using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Streams;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: an operation that answers with a stream as well as otherwise is two, of which the second has no address of its own.</summary>
internal sealed class SplitStreams : IRule
{
    public string Name => "nswag-split-streams";

    public string Purpose => "NSwag has one method for an operation, and a stream of items is another thing than a body.";

    public void Apply(WorkingDocument document)
    {
        var ids = document.Operations.Select(operation => Words.Pascal(operation.Id!)).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in document.Operations.ToList())
        {
            if (StreamPlan.Of(operation) is not { } plan)
                continue;
            if (plan.IsAlone)
            {
                document.Log(this, operation.Value, $"{plan.MediaType} → {(plan.IsTyped ? "items" : "bytes")}");
                Keep(operation, operation.Value, plan, document);
                continue;
            }
            document.Log(this, operation.Value, $"{plan.MediaType} beside another → an operation of its own");
            var twin = (JObject)operation.Value.DeepClone();
            twin["operationId"] = Words.Unclaimed(operation.Id + "Stream", id => ids.Add(Words.Pascal(id)));
            twin[Extension.Operation] = operation.Id;
            Keep(operation, twin, plan, document);
            var content = (JObject)Schemas.Resolve(document.Root, (JObject)operation.Value["responses"]![plan.Response]!)["content"]!;
            operation.Value["responses"]![plan.Response] = new JObject((JObject)Schemas.Resolve(document.Root, (JObject)operation.Value["responses"]![plan.Response]!).DeepClone())
            {
                ["content"] = new JObject(content.Properties().Where(media => media.Value[Extension.Stream] is null).Select(media => media.DeepClone())),
            };
            var item = new JObject { [operation.Method] = twin };
            if (operation.PathItem["parameters"] is { } shared)
                item["parameters"] = shared.DeepClone();
            document["paths"]![$"{operation.Path}#{operation.Method}-stream"] = item;
        }
    }

    /// <summary>Leaves the stream alone of what an operation answers with.</summary>
    private static void Keep(Operation operation, JObject own, StreamPlan plan, WorkingDocument document)
    {
        var response = new JObject((JObject)document.Resolve((JObject)operation.Value["responses"]![plan.Response]!).DeepClone());
        // What is no JSON by its name would be a file.
        response["content"] = new JObject { [plan.IsTyped ? "application/json" : plan.MediaType] = plan.Media.DeepClone() };
        own["responses"]![plan.Response] = response;
        if (!plan.IsTyped)
            return;
        own[Extension.Stream] = plan.Kind.ToString();
        own[Extension.Accept] ??= plan.MediaType;
    }
}
