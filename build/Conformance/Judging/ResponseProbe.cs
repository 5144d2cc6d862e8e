using System.Collections;
using System.Globalization;
using System.Text;
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
        var asked = (await session.CallAsync(operation, method, values)).Request?.Header("Accept") ?? "";
        // A failure comes as it comes: what is asked for are the types of success.
        var types = status[0] == '2' ? [.. asked.Split(',').Select(MediaKinds.Bare)] : new HashSet<string>();
        foreach (var code in CodesOf(status))
        {
            if (code is 204 or 205 or 304)
            {
                isRead &= await IsToldAsync(code);
                if (char.IsAsciiDigit(status[^1]))
                    carriers.Untried.UnionWith((response.Content?.Keys ?? Enumerable.Empty<string>()).Select(type => $"{pointer}/content/{Pointers.Escape(type)}/schema"));
                continue;
            }
            foreach (var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            {
                // Of several media types the clients ask for another one than XML.
                if (MediaKinds.Of(type, media.Schema) is var kind && kind == MediaKind.Xml && response.Content!.Count > 1)
                {
                    carriers.Untried.Add($"{pointer}/content/{Pointers.Escape(type)}/schema");
                    continue;
                }
                if (kind == MediaKind.Events && code is >= 200 and < 300 && StreamText.ItemOf(media) is { } item && StreamOf() is { } stream && Sequence.ItemOf(stream.Method.ReturnType) is not null)
                {
                    Note(type, await ReadItemAsync(code, type, item, media.Schema == item ? $"{pointer}/content/{Pointers.Escape(type)}/schema" : $"{pointer}/content/{Pointers.Escape(type)}/schema/items", stream, api));
                    continue;
                }
                if (kind != MediaKind.Json)
                {
                    Note(type, await ReadBytesAsync(code, type, kind, media.Schema, $"{pointer}/content/{Pointers.Escape(type)}/schema", api));
                    continue;
                }
                if (media.Schema is not { } schema)
                    continue;
                for (var (variant, variants) = (0, 1); variant < variants; variant++)
                {
                    var writer = new Sample(variant);
                    if (writer.TryOf(schema) is not { } sample)
                    {
                        carriers.Untried.Add($"{pointer}/content/{Pointers.Escape(type)}/schema");
                        break;
                    }
                    variants = writer.Variants;
                    Note(type, await ReadAsync(code, type, schema, sample, $"{pointer}/content/{Pointers.Escape(type)}/schema", api));
                }
            }
            if (response.Content is null or { Count: 0 })
                isRead &= await IsToldAsync(code);
        }
        carriers.Add(pointer, new Carrier { Api = api, Documentation = documentation, IsProven = isRead, Name = string.Join(',', types) });

        void Note(string type, bool isSo)
        {
            isRead &= isSo;
            if (isSo && status[0] != '2')
                types.Add(MediaKinds.Bare(type));
        }
    }

    /// <summary>The method that gives a stream: beside that of a body, or the only one.</summary>
    private ClientMethod? StreamOf() => session.Conventions.StreamMethodOf(operation.Method, operation.Path) ?? method;

    private async Task<bool> ReadItemAsync(int code, string type, IOpenApiSchema schema, string pointer, ClientMethod stream, Api api)
    {
        if (new Sample(0).TryOf(schema) is not { } sample)
        {
            carriers.Untried.Add(pointer);
            return true;
        }
        var given = stream.Arguments.Select(argument => (argument, Same: values.FirstOrDefault(value => value.Key.Place == argument.Place && value.Key.Name == argument.Name))).Where(pair => pair.Same.Key is not null)
            .ToDictionary(pair => pair.argument, pair => pair.Same.Value);
        var text = StreamText.Of(type, StreamText.Items(sample, isByName: false), isByName: false);
        var result = await session.CallAsync(operation, stream, given, new StubResponse(code, type, Encoding.UTF8.GetBytes(text)));
        if (result.Result is not StreamedItems { All: [{ } first, _] } || !Holds(first, sample))
            return false;
        new BodyWalk(carriers, session.Library.Documentation, api, (_, _) => Task.FromResult(true)).Walk(schema, pointer, new Place(sample, []) { Value = first, Documentation = stream.Documentation, Type = stream.Result });
        return true;
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

    /// <summary>What is no JSON comes as it was sent, as a stream or a text; of a failure the status is told.</summary>
    private async Task<bool> ReadBytesAsync(int code, string type, MediaKind kind, IOpenApiSchema? schema, string pointer, Api api)
    {
        var sent = "data: text\n\n"u8.ToArray();
        var result = await session.CallAsync(operation, method, values, new StubResponse(code, type.Replace("*", "sample", StringComparison.Ordinal), sent));
        if (code is < 200 or >= 300)
            return result.Status == code;
        var isRead = result.Failure is null && kind != MediaKind.Xml && await AnswerCheck.ProblemAsync(new PlannedAnswer(code, type, kind, null, sent), result.Result, session.Conventions.Models) is null;
        if (schema is not null)
            carriers.Add(pointer, schema, new Carrier { Type = method.Result, IsBytes = true, IsProven = isRead, Documentation = method.Documentation, Api = api });
        return isRead;
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
