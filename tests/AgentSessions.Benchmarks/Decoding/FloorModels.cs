using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace AgentSessions.Benchmarks.Decoding;

internal sealed record LyzrPage(List<string>? PublishedSessions);

internal sealed record FoundryPage(List<FoundrySession> Data, string? FirstId, string? LastId, bool HasMore);

internal sealed record FoundryVersion(string? Type, string? AgentVersion);

internal sealed record FoundrySession(string AgentSessionId, FoundryVersion VersionIndicator, string Status, long CreatedAt, long LastAccessedAt, long ExpiresAt);

internal sealed record MeibelPage(List<MeibelSession> Data, long Total);

/// <summary>Members of any shape are kept as documents, as whoever writes this by hand would.</summary>
internal sealed record MeibelSession(
    string SessionId, string Status, DateTimeOffset StartTime, DateTimeOffset? EndTime, string? AgentName, string? AgentVersion, long? MessagesCount, JsonElement? TokenUsage, List<JsonElement>? Result);

/// <summary>The same for Newtonsoft.Json, whose documents are others.</summary>
internal sealed record NewtonsoftMeibelPage(List<NewtonsoftMeibelSession> Data, long Total);

internal sealed record NewtonsoftMeibelSession(
    string SessionId, string Status, DateTimeOffset StartTime, DateTimeOffset? EndTime, string? AgentName, string? AgentVersion, long? MessagesCount, Newtonsoft.Json.Linq.JToken? TokenUsage, List<Newtonsoft.Json.Linq.JToken>? Result);

internal sealed record PipecatPage([property: JsonPropertyName("total_count"), JsonProperty("total_count")] long? TotalCount, List<PipecatSession>? Sessions);

internal sealed record PipecatSession(
    string? SessionId, string? ServiceId, string? OrganizationId, string? DeploymentId, DateTimeOffset? EndedAt, long? BotStartSeconds, bool? ColdStart, string? CompletionStatus, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LyzrPage))]
[JsonSerializable(typeof(FoundryPage))]
[JsonSerializable(typeof(MeibelPage))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SnakeCaseContext : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PipecatPage))]
[JsonSerializable(typeof(PipecatSession))]
internal sealed partial class CamelCaseContext : JsonSerializerContext;
