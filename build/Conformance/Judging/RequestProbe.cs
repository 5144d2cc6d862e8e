using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>Sends a body in each variant and finds what of the client's model arrives, and as what.</summary>
internal sealed class RequestProbe(Carriers carriers, ClientSession session, DescribedOperation operation, ClientMethod method, Dictionary<Argument, object?> values)
{
    /// <param name="pointer">Where the body is described.</param>
    /// <param name="body">The body.</param>
    /// <param name="first">The request by which the operation was found.</param>
    public async Task RunAsync(string pointer, IOpenApiRequestBody body, ValidatedRequest first)
    {
        var argument = values.Keys.FirstOrDefault(one => one.IsBody);
        var isSent = first.Body.Length > 0;
        foreach (var (type, media) in body.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            var sent = first;
            if (MediaKinds.Of(type, media.Schema) == MediaKind.Json && argument is not null)
            {
                var schema = media.Schema ?? new OpenApiSchema();
                for (var (variant, variants) = (0, 1); variant < variants; variant++)
                {
                    var writer = new Sample(variant);
                    if (writer.TryOf(schema) is not { } sample)
                    {
                        carriers.Untried.Add($"{pointer}/content/{Pointers.Escape(type)}/schema");
                        break;
                    }
                    variants = writer.Variants;
                    (sent, var isRight) = await SendAsync(argument, type, schema, sample, writer.Sent(sample)!, $"{pointer}/content/{Pointers.Escape(type)}/schema");
                    isSent &= isRight;
                }
            }
            else if (MediaKinds.Of(type, media.Schema) != MediaKind.Json && media.Schema is { } other)
            {
                var isRight = await new OtherBodyProbe(carriers, session, operation, method, values).RunAsync($"{pointer}/content/{Pointers.Escape(type)}/schema", type, other);
                // Of several media types one is sent.
                isSent &= isRight || !IsOf(first, type);
            }
            carriers.Add($"{pointer}/content/{Pointers.Escape(type)}", new Carrier { Name = MediaKinds.Bare(sent?.Header("Content-Type") ?? ""), Documentation = method.Documentation });
        }
        carriers.Add(pointer, new Carrier
        {
            Name = argument?.Name ?? "",
            Type = argument?.Type,
            // Of a form whose fields are arguments there is always a body.
            IsRequired = argument is null ? isSent : argument.IsRequired && !await TakesNoneAsync(argument),
            Documentation = $"{argument?.Documentation} {method.Documentation}",
            IsProven = isSent,
        });
    }

    private async Task<(ValidatedRequest? Request, bool IsRight)> SendAsync(Argument argument, string type, IOpenApiSchema schema, JsonNode sample, JsonNode expected, string pointer)
    {
        if (values.Keys.FirstOrDefault(one => one.IsContentType) is { } chosen)
            values[chosen] = type;
        if (Model() is not { } model || await CallAsync(model) is not { } request || !IsOf(request, type) || Parse(request.BodyText()) is not { } wire)
            return (null, false);

        object? Model()
        {
            try
            {
                return session.Conventions.Models.ReadBody(argument.Type, sample, schema, session.Client);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return null;
            }
        }
        Task<ValidatedRequest?> CallAsync(object body) => SendAsync(argument, body);

        (bool IsRight, bool IsSent) Wire(Place place) => (At(expected, place.Steps), At(wire, place.Steps)) switch
        {
            (null, null) => (true, place.Steps.Count == 0),
            ({ } one, { } other) => (JsonValues.Difference(one.ToJsonString(), other.ToJsonString()) is null, true),
            var (_, other) => (false, other is not null),
        };
        async Task<bool> Takes(Place place, bool isNull)
        {
            if (place.Steps.Count == 0)
                return true;
            foreach (var isSpelled in isNull ? (bool[])[false, true] : [false])
            {
                if (Model() is { } changed && Clear(changed, place.Steps, isSpelled) && await CallAsync(changed) is { } again && Parse(again.BodyText()) is { } body && (isNull ? IsNull(body, place) : !Has(body, place)))
                    return true;
            }
            return false;
        }
        new BodyWalk(carriers, session.Library.Documentation, new Api(null), Takes, Wire).Walk(schema, pointer, new Place(sample, [])
        {
            Value = model,
            Documentation = argument.Documentation,
            Type = argument.Type,
            IsNullable = !argument.IsRequired,
        });
        return (request, JsonValues.Difference(expected.ToJsonString(), request.BodyText()) is null);
    }

    private async Task<ValidatedRequest?> SendAsync(Argument argument, object? body) =>
        (await session.CallAsync(operation, method, values.Where(pair => pair.Key != argument).Append(KeyValuePair.Create(argument, body)).ToDictionary())).Request;

    private async Task<bool> TakesNoneAsync(Argument argument) => await SendAsync(argument, null) is { Body.Length: 0 };

    /// <summary>Whether null, or nothing where that says the same, is where a member was set to null.</summary>
    private static bool IsNull(JsonNode body, Place place) => At(body, place.Steps) is null && (place.MayBeMissing || Has(body, place));

    private static bool Has(JsonNode body, Place place) =>
        At(body, [.. place.Steps.SkipLast(1)]) switch
        {
            JsonObject owner => place.Steps[^1] is string name && owner.ContainsKey(name),
            JsonArray => true,
            _ => false,
        };

    /// <summary>Sets a model's member to null, where C# lets it be null; spelled, among the members that the class does not name.</summary>
    private static bool Clear(object model, IReadOnlyList<object> steps, bool isSpelled)
    {
        var owner = steps.SkipLast(1).Aggregate((object?)model, (at, step) => at is null ? null : Inner(at, step));
        if (owner is IList list && steps[^1] is int index && !list.IsReadOnly && MayBeNull(list.GetType().GenericTypeArguments.LastOrDefault(typeof(object))))
            list[index] = null;
        else if (owner is IDictionary entries && steps[^1] is string entry && entries.Contains(entry) && MayBeNull(entries.GetType().GenericTypeArguments.LastOrDefault(typeof(object))))
            entries[entry] = null;
        else if (owner is not null && steps[^1] is string name && Values.PropertyOf(owner, name) is { CanWrite: true } property && MayBeNull(property.PropertyType))
            property.SetValue(owner, null);
        else
            return false;
        if (isSpelled && Values.UnnamedMembersOf(owner) is { } unnamed)
            unnamed[steps[^1]] = null;
        return true;
    }

    private static bool MayBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static object? Inner(object owner, object step) => step switch
    {
        int index => (owner as IEnumerable)?.Cast<object?>().ElementAtOrDefault(index),
        string name when owner is IDictionary entries && entries.Contains(name) => entries[name],
        var name => Values.PropertyOf(owner, (string)name)?.GetValue(owner),
    };

    private static bool IsOf(ValidatedRequest request, string type) =>
        request.Header("Content-Type") is { } sent && (MediaKinds.Bare(sent) == MediaKinds.Bare(type) || type.Contains('*'));

    private static JsonNode? At(JsonNode root, IReadOnlyList<object> steps) => steps.Aggregate((JsonNode?)root, (at, step) => (at, step) switch
    {
        (JsonObject owner, string name) => owner[name],
        (JsonArray list, int index) => list.ElementAtOrDefault(index),
        _ => null,
    });

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
