using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

/// <summary>Compares an operation that both documents have.</summary>
internal sealed class OperationComparison(Operation from, Operation to, ChangeSet changes)
{
    private readonly SchemaComparison _schemas = new(from.Document, to.Document, changes);
    private readonly string _name = $"{to.Method.ToUpperInvariant()} {to.Path}";

    public void Compare()
    {
        var place = new Place(_name, $"operation", "", Direction.Request);
        if (from.Id != to.Id)
            changes.Add(ChangeKinds.OperationRenamed, place, $"{_name}", from.Value.Property("operationId"), to.Value.Property("operationId"), (from.Id, to.Id));
        if (Is(from, "deprecated") != Is(to, "deprecated"))
            changes.Add(Is(to, "deprecated") ? ChangeKinds.OperationDeprecated : ChangeKinds.OperationReinstated, place, $"{_name}", from.Value.Property("deprecated"), to.Value.Property("deprecated"));
        new ParameterComparison(from, to, place, _schemas, changes).Compare();
        CompareBody(place with { Part = $"request body" });
        CompareResponses();
        new SecurityComparison(from, to, place with { Part = $"security" }, changes).Compare();
    }

    private void CompareBody(Place place)
    {
        var (old, present) = (from.Value["requestBody"] as JObject, to.Value["requestBody"] as JObject);
        var a = old is null ? null : Schemas.Resolve(from.Document, old);
        var b = present is null ? null : Schemas.Resolve(to.Document, present);
        if (a is null || b is null)
        {
            if (b is not null)
                changes.Add(Is(b) ? ChangeKinds.RequiredBodyAdded : ChangeKinds.OptionalBodyAdded, place, place.Subject, null, present);
            else if (a is not null)
                changes.Add(ChangeKinds.BodyRemoved, place, place.Subject, old, null);
            return;
        }
        changes.Reach(a);
        changes.Reach(b);
        if (Is(a) != Is(b))
            changes.Add(Is(b) ? ChangeKinds.BodyBecameRequired : ChangeKinds.BodyBecameOptional, place, place.Subject, a.Property("required"), b.Property("required"));
        CompareContent(a, b, place);

        static bool Is(JObject body) => body["required"] is JValue { Type: JTokenType.Boolean } flag && (bool)flag;
    }

    private void CompareResponses()
    {
        var old = Schemas.Members(from.Value["responses"]).Where(IsResponse).ToDictionary(response => response.Name.ToUpperInvariant());
        var present = Schemas.Members(to.Value["responses"]).Where(IsResponse).ToDictionary(response => response.Name.ToUpperInvariant());
        foreach (var (status, response) in old.Where(response => !present.ContainsKey(response.Key)))
            changes.Add(status.StartsWith('2') ? ChangeKinds.SuccessResponseRemoved : ChangeKinds.ErrorResponseRemoved, At(status), $"response {status}", response, null);
        foreach (var (status, response) in present)
        {
            if (old.TryGetValue(status, out var known))
                CompareResponse(Schemas.Resolve(from.Document, (JObject)known.Value), Schemas.Resolve(to.Document, (JObject)response.Value), At(status));
            else
                changes.Add(status.StartsWith('2') ? ChangeKinds.SuccessResponseAdded : ChangeKinds.ErrorResponseAdded, At(status), $"response {status}", null, response);
        }

        static bool IsResponse(JProperty member) => member.Value is JObject && !member.Name.StartsWith("x-", StringComparison.Ordinal);
    }

    private void CompareResponse(JObject a, JObject b, Place place)
    {
        changes.Reach(a);
        changes.Reach(b);
        var (old, present) = (Schemas.Members(a["content"]), Schemas.Members(b["content"]));
        if (!old.Any() && present.Any())
            changes.Add(ChangeKinds.ResponseBodyAdded, place, place.Subject, null, b.Property("content"));
        else if (old.Any() && !present.Any())
            changes.Add(ChangeKinds.ResponseBodyRemoved, place, place.Subject, a.Property("content"), null);
        else
            CompareContent(a, b, place);
        CompareHeaders(a, b, place);
    }

    private void CompareContent(JObject a, JObject b, Place place)
    {
        var old = Schemas.Members(a["content"]).ToDictionary(media => media.Name.ToLowerInvariant());
        foreach (var media in Schemas.Members(b["content"]))
        {
            if (!old.Remove(media.Name.ToLowerInvariant(), out var known))
                changes.Add(place.Of(ChangeKinds.RequestMediaTypeAdded, ChangeKinds.ResponseMediaTypeAdded), place, $"{media.Name}", null, media);
            else if (known.Value["schema"] is not null || media.Value["schema"] is not null)
                _schemas.Compare(known.Value["schema"], media.Value["schema"], place);
        }
        foreach (var media in old.Values)
            changes.Add(place.Of(ChangeKinds.RequestMediaTypeRemoved, ChangeKinds.ResponseMediaTypeRemoved), place, $"{media.Name}", media, null);
    }

    private void CompareHeaders(JObject a, JObject b, Place place)
    {
        var old = Schemas.Members(a["headers"]).ToDictionary(header => header.Name.ToLowerInvariant());
        foreach (var header in Schemas.Members(b["headers"]))
        {
            if (!old.Remove(header.Name.ToLowerInvariant(), out var known))
            {
                changes.Add(ChangeKinds.ResponseHeaderAdded, place, $"header {header.Name}", null, header);
                continue;
            }
            var (past, present) = (Schemas.Resolve(from.Document, (JObject)known.Value), Schemas.Resolve(to.Document, (JObject)header.Value));
            changes.Reach(past);
            changes.Reach(present);
            _schemas.Compare(past["schema"], present["schema"], place with { Part = $"{place.Part}, header {header.Name}" });
        }
        foreach (var header in old.Values)
            changes.Add(ChangeKinds.ResponseHeaderRemoved, place, $"header {header.Name}", header, null);
    }

    private Place At(string status) => new(_name, $"response {status}", "", Direction.Response);

    private static bool Is(Operation operation, string name) => operation.Value[name] is JValue { Type: JTokenType.Boolean } flag && (bool)flag;
}
