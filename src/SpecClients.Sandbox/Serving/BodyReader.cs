using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Requests;

namespace SpecClients.Sandbox.Serving;

/// <summary>Reads what a request's body says.</summary>
internal static class BodyReader
{
    public static async Task<(byte[] Bytes, JsonNode? Content, Problem? Problem)> ReadAsync(HttpRequest request, ApiBody? body)
    {
        var bytes = await BytesAsync(request).ConfigureAwait(false);
        if (body is null)
            return (bytes, null, bytes.Length == 0 ? null : Wrong(ProblemKind.Parameter, "extra_forbidden", "No body is described"));
        if (request.ContentType is null)
            return (bytes, null, bytes.Length > 0 ? Wrong(ProblemKind.MediaType, "missing_media_type", "Content-Type is missing") : body.Required ? Wrong(ProblemKind.Parameter, "missing", "Body required") : null);
        var mediaType = ApiBody.Bare(request.ContentType);
        if (body.Find(mediaType) is not { } schema)
            return (bytes, null, Wrong(ProblemKind.MediaType, "unsupported_media_type", "The media type is not described", mediaType));
        try
        {
            return (bytes, await ContentAsync(request, mediaType, schema, bytes).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException)
        {
            return (bytes, null, Wrong(ProblemKind.Parameter, "unreadable", $"The body is no {mediaType}: {e.Message}"));
        }
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength == 0)
            return [];
        request.EnableBuffering();
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted).ConfigureAwait(false);
        request.Body.Position = 0;
        return bytes.ToArray();
    }

    private static async Task<JsonNode?> ContentAsync(HttpRequest request, string mediaType, ApiSchema schema, byte[] bytes) => mediaType switch
    {
        "application/x-www-form-urlencoded" => Fields(new QueryValues(Encoding.UTF8.GetString(bytes)), schema),
        "multipart/form-data" => bytes.Length == 0 ? new JsonObject() : Fields(QueryValues.Of(await PartsAsync(request).ConfigureAwait(false)), schema),
        _ when ApiBody.IsJson(mediaType) => JsonNode.Parse(bytes),
        _ => null,
    };

    /// <summary>The fields of a form. One that the schema does not name is a text, or several.</summary>
    private static JsonObject Fields(QueryValues form, ApiSchema schema)
    {
        var styles = schema.Members.Select(member => new ParameterStyle(member.Name, member.Schema, "form", IsExploded: true)).ToList();
        var named = styles.Select(style => (style.Name, Value: style.Read(form, []))).Where(field => field.Value is not null);
        var others = form.Names.Where(name => !styles.Exists(style => style.Claims(name)))
            .Select(name => (Name: name, Value: (JsonNode?)(form.All(name) is [var only] ? only : new JsonArray([.. form.All(name).Select(text => (JsonNode?)text)]))));
        return new JsonObject(named.Concat(others).Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    private static async Task<List<(string Name, string Value)>> PartsAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        var parts = form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToList();
        foreach (var file in form.Files)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            parts.Add((file.Name, await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false)));
        }
        return parts;
    }

    private static Problem Wrong(ProblemKind kind, string code, string message, string? input = null) => new(kind, new Violation("body", null, code, message, input));
}
