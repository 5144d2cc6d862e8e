using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>Answers with each declared status and finds what the clients make of the body.</summary>
internal sealed class ResponseProbe(Carriers carriers, ClientSession session, DescribedOperation operation, ClientMethod method, Dictionary<Argument, object?> values)
{
    public async Task RunAsync(string status, string pointer, IOpenApiResponse response, Api described)
    {
        var api = described.Element("Statuses", status);
        var documentation = method.Documentation;
        var isRead = true;
        foreach (var code in CodesOf(status))
        {
            foreach (var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            {
                if (media.Schema is not { } schema)
                    continue;
                for (var (variant, variants) = (0, 1); variant < variants; variant++)
                {
                    var writer = new Sample(variant);
                    var sample = writer.Of(schema);
                    variants = writer.Variants;
                    isRead &= await ReadAsync(code, type, schema, sample, $"{pointer}/content/{Pointers.Escape(type)}/schema", api);
                }
            }
            if (response.Content is null or { Count: 0 })
                isRead &= await IsToldAsync(code);
        }
        var accepts = (await session.CallAsync(operation, method, values)).Request?.Header("Accept") ?? "";
        carriers.Add(pointer, new Carrier { Api = api, Documentation = documentation, IsProven = isRead, Name = accepts });
    }

    private async Task<bool> ReadAsync(int code, string type, IOpenApiSchema schema, JsonNode sample, string pointer, Api api)
    {
        var result = await session.CallAsync(operation, method, values, new StubResponse(code, type, sample.ToJsonString()));
        if (result.Status != code || result.BodyIn(candidate => Holds(candidate, sample)) is not { } body
            || Schemas.Resolve(schema).Properties is { Count: > 0 } && Values.IsAnyJson(body.GetType()))
            return false;

        async Task<bool> Takes(Place place, bool isNull)
        {
            if (place.Steps.Count == 0)
                return true;
            var changed = Changed(sample, place.Steps, isNull);
            var again = await session.CallAsync(operation, method, values, new StubResponse(code, type, changed.ToJsonString()));
            return again.BodyIn(candidate => candidate.GetType() == body.GetType()) is not null && again.Status == code;
        }
        new BodyWalk(carriers, session.Library.Documentation, api, Takes).Walk(schema, pointer, new Place(sample, [])
        {
            Value = body,
            Documentation = method.Documentation,
            Type = result.Failure is null ? method.Result : body.GetType(),
        });
        return true;
    }

    /// <summary>For a status without a declared body: success, or a failure that tells the status.</summary>
    private async Task<bool> IsToldAsync(int code) =>
        (await session.CallAsync(operation, method, values, new StubResponse(code))).Status == code;

    private static bool Holds(object candidate, JsonNode sample) => sample switch
    {
        _ when Values.IsAnyJson(candidate.GetType()) => JsonNode.DeepEquals(Values.ToJson(candidate), sample),
        JsonObject members => members.Any(member => Values.PropertyOf(candidate, member.Key)?.GetValue(candidate) is not null),
        JsonArray => candidate is IEnumerable and not string,
        _ => Values.Is(sample, candidate),
    };

    private static JsonNode Changed(JsonNode sample, IReadOnlyList<object> steps, bool isNull)
    {
        var root = sample.DeepClone();
        var owner = steps.Take(steps.Count - 1).Aggregate(root, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        switch (steps[^1])
        {
            case string name when isNull:
                owner[name] = null;
                break;
            case string name:
                owner.AsObject().Remove(name);
                break;
            case int index:
                owner[index] = null;
                break;
        }
        return root;
    }

    private static IEnumerable<int> CodesOf(string status) => status switch
    {
        [var first, 'X' or 'x', 'X' or 'x'] => [(first - '0') * 100 + 4, (first - '0') * 100 + 51],
        "default" => [418],
        _ => [int.Parse(status, CultureInfo.InvariantCulture)],
    };
}
