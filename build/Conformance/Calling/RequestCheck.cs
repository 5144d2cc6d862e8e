using System.Text.Json.Nodes;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Calling;

/// <summary>Says whether the request that the sandbox read is the one that a call gives, and keeps to the description.</summary>
internal static class RequestCheck
{
    /// <summary>What is wrong with the request, or null.</summary>
    public static string? Problem(OperationCall call, ValidatedRequest request)
    {
        if (!request.IsFor(call.Operation))
            return $"{request.Request.Method} {request.Request.Path} is not {call.Operation.Method} {call.Operation.Path}";
        return (request.Violations is [var violation, ..] ? violation.ToString() : null)
            ?? call.Parameters.Select(given => Problem(given, request)).FirstOrDefault(problem => problem is not null)
            ?? request.Parameters.Where(read => !call.Parameters.Any(given => given.Declared.Name == read.Name && given.Place == read.In)).Select(read => $"{read.In}: {read.Name} was not given").FirstOrDefault()
            ?? Problem(call.Body, request);
    }

    private static string? Problem(GivenParameter given, ValidatedRequest request)
    {
        var name = given.Declared.Name!;
        if (given.Place == "path" && !request.Path!.Contains($"{{{name}}}", StringComparison.Ordinal))
            return null;
        // What the transport reads and writes by itself, and what an address cannot say: no list of nothing.
        var read = request.Parameter(given.Place, name) ?? (given.Place == "header" && request.Header(name) is { } text ? JsonValue.Create(text) : null);
        if (read is null)
            return given.Value is JsonArray { Count: 0 } ? null : $"{given.Place}: {name} is missing";
        if (name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase) && JsonValues.Plain(read).StartsWith(JsonValues.Plain(given.Value) + ",", StringComparison.Ordinal))
            return null;
        var isSame = given.Declared.Content is { Count: > 0 } ? JsonValues.Difference(given.Value.ToJsonString(), read.ToJsonString()) is null : Spelling.IsOpen(given) || Spelling.IsSame(given.Value, read);
        return isSame ? null : $"{given.Place}: {name} is {read.ToJsonString()}, not {given.Value.ToJsonString()}";
    }

    private static string? Problem(GivenBody? body, ValidatedRequest request)
    {
        if (body is null)
            return request.Body.Length == 0 ? null : "there is a body, and none was given";
        if (body is { Kind: MediaKind.Form or MediaKind.Multipart, Value: JsonObject { Count: 0 } } && request.Body.Length == 0)
            return null;
        var (declared, sent) = (MediaKinds.Bare(body.MediaType), MediaKinds.Bare(request.Header("Content-Type") ?? "of no type"));
        if (sent != declared && !declared.Contains('*', StringComparison.Ordinal))
            return $"the body is {sent}, not {declared}";
        return body.Kind switch
        {
            MediaKind.Json => JsonValues.Difference(body.Value.ToJsonString(), request.BodyText()) is { } difference ? $"body: {difference}" : null,
            MediaKind.Form or MediaKind.Multipart => Problem(body.Value as JsonObject ?? [], request.Content as JsonObject ?? []),
            _ => request.Body.Span.SequenceEqual(body.Bytes) ? null : "the bytes of the body are others",
        };
    }

    /// <summary>Compares a form's fields as they should be with those that came, and no others. How an object is spelled in one is left open.</summary>
    private static string? Problem(JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected.Where(field => field.Value is not JsonArray { Count: 0 }))
        {
            if (actual[name] is not { } read)
                return $"form: {name} is missing";
            if (value is not JsonObject && !Spelling.IsNested(value) && !Spelling.IsSame(value, read))
                return $"form: {name} is {read.ToJsonString()}, not {value!.ToJsonString()}";
        }
        return actual.Where(field => !expected.ContainsKey(field.Key)).Select(field => $"form: {field.Key} was not given").FirstOrDefault();
    }
}
