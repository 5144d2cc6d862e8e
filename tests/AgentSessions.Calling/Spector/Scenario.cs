using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>A scenario of the suite: what a client is to be given and what it is to make of the answer, case by case.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<ScenarioCase> Cases)
{
    public bool IsXml => Cases.Any(one => IsXmlBody(one.Body) || IsXmlBody(one.Answer.Body));

    public static IReadOnlyList<Scenario> Read(string json) => JsonSerializer.Deserialize<IReadOnlyList<Scenario>>(json, JsonSerializerOptions.Web)!;

    private static bool IsXmlBody(CaseBody? body) => body is not null && MediaKinds.Of(body.MediaType, null) == MediaKind.Xml;
}

/// <summary>One call of a scenario.</summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Path">The path on the wire.</param>
/// <param name="Document">The document that describes it, without its ending; null where none does.</param>
/// <param name="Operation">The path template there.</param>
/// <param name="Places">What stands on the wire for the template's expressions.</param>
/// <param name="Query">The query's texts, or lists of them.</param>
/// <param name="Headers">The headers' texts, or lists of them.</param>
/// <param name="Body">The body, if there is one.</param>
/// <param name="Answer">What the mock server answers.</param>
/// <param name="Reconnects">Whether a caller asks for the rest when the stream has ended.</param>
internal sealed record ScenarioCase(
    string Method, string Path, string? Document, string? Operation, JsonObject? Places, JsonObject Query, JsonObject Headers, CaseBody? Body, CaseAnswer Answer, bool Reconnects = false);

/// <summary>A body: bytes, or the fields and files of a form.</summary>
internal sealed record CaseBody(string MediaType, byte[]? Base64, JsonObject? Fields, IReadOnlyList<CaseFile>? Files);

internal sealed record CaseFile(string Field, string Name, string MediaType, byte[] Base64);

internal sealed record CaseAnswer(int Status, JsonObject Headers, CaseBody? Body);
