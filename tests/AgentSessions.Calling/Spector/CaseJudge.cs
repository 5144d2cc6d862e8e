using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Spector;

/// <summary>Says whether what a client made of a case's answer is what the case says.</summary>
internal static class CaseJudge
{
    /// <summary>What is wrong, or null.</summary>
    public static async Task<string?> ProblemAsync(ScenarioCase one, DescribedOperation operation, CallResult came, IModels models)
    {
        if (came.Failure is CannotCallException { Message: var reason })
            return reason;
        var isError = one.Answer.Status >= 400;
        if (came.Failure is { } failure)
            return isError && came.Status == one.Answer.Status ? null : $"{failure.GetType().Name}: {Innermost(failure)}{ServersWord(failure)}";
        if (isError)
            return string.Create(CultureInfo.InvariantCulture, $"no exception for {one.Answer.Status}");
        return await BodyProblemAsync(one.Answer, operation, came.Result, models) ?? HeaderProblem(one.Answer, operation, came.Result, models);
    }

    /// <summary>What the client keeps as JSON though the document, as it was published, gives it a type; null where there is nothing.</summary>
    public static string? UntypedProblem(ScenarioCase one, DescribedOperation published, CallResult came)
    {
        if (came.Result is null || one.Answer.Body is not { } body || MediaKinds.Of(body.MediaType, null) != MediaKind.Json)
            return null;
        var media = Described(published, one.Answer)?.Content?.FirstOrDefault(described => MediaKinds.Bare(described.Key) == MediaKinds.Bare(body.MediaType)).Value;
        return TypedValues.Problem(came.Result, JsonNode.Parse(body.Base64), media?.Schema) is { } problem ? $"untyped: {problem}" : null;
    }

    private static async Task<string?> BodyProblemAsync(CaseAnswer answer, DescribedOperation operation, object? result, IModels models)
    {
        if (answer.Body is not { } body || operation.Method == "HEAD")
            return null;
        var media = Described(operation, answer)?.Content?.FirstOrDefault(one => MediaKinds.Bare(one.Key) == MediaKinds.Bare(body.MediaType)).Value;
        var (kind, text) = (MediaKinds.Of(body.MediaType, media?.Schema), Encoding.UTF8.GetString(body.Base64!));
        if (kind == MediaKind.Json && text == "null")
            return result is null ? null : $"null became {models.Write(result)}";
        if (kind == MediaKind.Events && result is not null and not StreamedItems)
            return $"the items are not decoded, but given as {result.GetType().Name}";
        var value = kind switch
        {
            MediaKind.Json => JsonNode.Parse(text),
            MediaKind.Events => StreamedValues.Of(body.MediaType, text, media is not null && StreamText.IsByName(media)),
            MediaKind.Text => JsonValue.Create(text),
            _ => null,
        };
        return await AnswerCheck.ProblemAsync(new PlannedAnswer(answer.Status, body.MediaType, kind, value, body.Base64!), result, models);
    }

    /// <summary>A header that the document describes is part of the answer.</summary>
    private static string? HeaderProblem(CaseAnswer answer, DescribedOperation operation, object? result, IModels models)
    {
        foreach (var (name, text) in answer.Headers.Where(header => Described(operation, answer)?.Headers?.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase) == true))
        {
            if (result is null || TypeMembers.Of(result.GetType()).Alike(name)?.GetValue(result) is not { } given)
                return $"nothing came of the header {name}";
            if (models.Write(given).Trim('"') is var came && !JsonValues.SameString(came, JsonValues.Plain(text)))
                return $"the header {name} is {came}, not {text}";
        }
        return null;
    }

    private static IOpenApiResponse? Described(DescribedOperation operation, CaseAnswer answer)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        var responses = operation.Value.Responses ?? [];
        return responses.GetValueOrDefault(status) ?? responses.GetValueOrDefault(status[0] + "XX") ?? responses.GetValueOrDefault("default");
    }

    private static string Innermost(Exception e) => e.InnerException is { } inner && inner.Message != e.Message ? $"{e.Message} {Innermost(inner)}" : e.Message;

    /// <summary>What the mock server says was wrong with the request.</summary>
    private static string ServersWord(Exception failure) =>
        (failure.GetType().GetProperty("Response") ?? failure.GetType().GetProperty("Body"))?.GetValue(failure) is string { Length: > 0 } text ? $" {text}" : "";
}
