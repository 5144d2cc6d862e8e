using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Errors;

/// <summary>Writes a violation, which a problem has and an answer of this status reports.</summary>
internal delegate void ErrorWriter(Utf8JsonWriter writer, ErrorAnswer answer, Violation violation);

/// <summary>A problem on its way out.</summary>
internal sealed record ErrorAnswer(int Status, string RequestId, Problem Problem);

/// <summary>
/// Builds an error's body from the schema declared for it: members are filled by what their names say, in the way
/// that the document's example does; optional ones that say nothing to us are left out.
/// </summary>
internal sealed class ErrorBody
{
    private readonly Stack<string> _open = new();

    public static ErrorWriter Compile(ApiResponse? response) =>
        response?.Schema is { IsUntyped: false } schema && new ErrorBody().Build(schema, "", true, response.Example) is { } writer ? writer : WriteFree;

    private static void WriteFree(Utf8JsonWriter writer, ErrorAnswer answer, Violation violation)
    {
        writer.WriteStartObject();
        writer.WriteString("error", violation.Message);
        writer.WriteString("code", violation.Code);
        writer.WriteNumber("status", answer.Status);
        if (violation.Name is not null)
        {
            writer.WriteString("in", violation.In);
            writer.WriteString("name", violation.Name);
        }
        writer.WriteEndObject();
    }

    private ErrorWriter? Build(ApiSchema schema, string name, bool required, JsonNode? example)
    {
        if (schema.Reference is { } reference)
        {
            if (_open.Contains(reference))
                return null;
            _open.Push(reference);
        }
        var writer = schema switch
        {
            { Branches: [var first, ..] } => Build(first, name, required, example),
            { Values.Count: > 0 } => Enumerated(schema, required),
            { Type: "string" } => Text(name, schema.Nullable, required, example),
            { Type: "integer" or "number" } => Number(name, schema, required),
            { Type: "boolean" } => required ? static (json, _, _) => json.WriteBooleanValue(false) : null,
            { Type: "array" } => Array(schema, name, required, example),
            { Members.Count: > 0 } => Object(schema, required, example),
            _ when required => WriteNothing,
            _ => null,
        };
        if (schema.Reference is not null)
            _open.Pop();
        return writer;
    }

    private ErrorWriter? Object(ApiSchema schema, bool required, JsonNode? example)
    {
        var members = schema.Members
            .Select(member => (member.Name, Write: Build(member.Schema, member.Name, member.Required, example.At(member.Name))))
            .Where(member => member.Write is not null)
            .ToList();
        if (members.Count == 0 && !required)
            return null;
        return (json, answer, violation) =>
        {
            json.WriteStartObject();
            foreach (var (name, write) in members)
            {
                json.WritePropertyName(name);
                write!(json, answer, violation);
            }
            json.WriteEndObject();
        };
    }

    private ErrorWriter? Array(ApiSchema schema, string name, bool required, JsonNode? example)
    {
        if (Words.Joined(name) is "loc" or "location" or "path")
            return WriteLocation;
        if (schema.Items is null || Build(schema.Items, name, true, (example as JsonArray)?.FirstOrDefault()) is not { } element)
            return required ? WriteNone : null;
        return (json, answer, _) =>
        {
            json.WriteStartArray();
            foreach (var each in answer.Problem.Violations)
                element(json, answer, each);
            json.WriteEndArray();
        };
    }

    private static void WriteNothing(Utf8JsonWriter json, ErrorAnswer answer, Violation violation)
    {
        json.WriteStartObject();
        json.WriteEndObject();
    }

    private static void WriteNone(Utf8JsonWriter json, ErrorAnswer answer, Violation violation)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, ErrorAnswer answer, Violation violation)
    {
        json.WriteStartArray();
        json.WriteStringValue(violation.In);
        if (violation.Name is not null)
            json.WriteStringValue(violation.Name);
        json.WriteEndArray();
    }

    private static ErrorWriter? Enumerated(ApiSchema schema, bool required)
    {
        var values = schema.Values.Select(Nodes.Plain).ToList();
        return required ? (json, _, violation) => json.WriteStringValue(values.Contains(violation.Code) ? violation.Code : values[0]) : null;
    }

    private static ErrorWriter? Number(string name, ApiSchema schema, bool required) => Words.Joined(name) switch
    {
        "status" or "statuscode" or "code" or "httpstatus" => static (json, answer, _) => json.WriteNumberValue(answer.Status),
        _ when required => (json, _, _) => json.WriteNumberValue(schema.Minimum ?? 0),
        _ => null,
    };

    private static ErrorWriter? Text(string name, bool nullable, bool required, JsonNode? example)
    {
        var isStatus = int.TryParse(example.Plain(), out _);
        return Words.Joined(name) switch
        {
            "status" or "statuscode" => static (json, answer, _) => json.WriteStringValue($"{answer.Status}"),
            "code" or "errorcode" when isStatus => static (json, answer, _) => json.WriteStringValue($"{answer.Status}"),
            "code" or "errorcode" or "type" or "kind" or "name" => static (json, _, violation) => json.WriteStringValue(violation.Code),
            "param" or "parameter" or "field" or "property" or "target" or "path" => nullable ? WriteNameOrNull : static (json, _, violation) => json.WriteStringValue(violation.Name ?? ""),
            "requestid" or "traceid" or "correlationid" => static (json, answer, _) => json.WriteStringValue(answer.RequestId),
            "message" or "msg" or "error" or "detail" or "title" or "description" or "reason" or "errormessage" => WriteMessage,
            _ when required => WriteMessage,
            _ => null,
        };
    }

    private static void WriteNameOrNull(Utf8JsonWriter json, ErrorAnswer answer, Violation violation)
    {
        if (violation.Name is null)
            json.WriteNullValue();
        else
            json.WriteStringValue(violation.Name);
    }

    private static void WriteMessage(Utf8JsonWriter json, ErrorAnswer answer, Violation violation) => json.WriteStringValue(violation.Message);
}
