using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling.Serving;

/// <summary>Says whether a request is the one that the document describes for a call.</summary>
internal sealed partial class RequestCheck(OpenApiDocument document)
{
    private readonly CredentialCheck _credentials = new(document);

    /// <summary>What is wrong with the request, or null.</summary>
    public string? Problem(OperationCall call, ReceivedRequest request)
    {
        if (request.Method != call.Operation.Method)
            return $"the method is {request.Method}, not {call.Operation.Method}";
        return PathProblem(call, request)
            ?? PairsProblem("query", Expected(call, ParameterLocation.Query), [.. request.Query.Where(pair => !IsOfPath(call, pair) && !_credentials.IsCredential(pair.Name))])
            ?? PairsProblem("cookie", Expected(call, ParameterLocation.Cookie), [.. request.Cookies.Where(pair => !_credentials.IsCredential(pair.Name))])
            ?? HeaderProblem(call, request)
            ?? _credentials.Problem(call, request)
            ?? BodyProblem(call.Body, request);
    }

    /// <summary>Compares pairs as they should be with those that came: in each name's order, and no others.</summary>
    public static string? PairsProblem(string place, IReadOnlyList<(string Name, JsonNode? Value)> expected, IReadOnlyList<(string Name, string Value)> actual)
    {
        var open = expected.Where(pair => pair.Value is null).Select(pair => pair.Name).ToHashSet();
        foreach (var name in open)
        {
            if (!actual.Any(pair => IsBelow(pair.Name, name)))
                return $"{place}: {name} is missing";
        }
        foreach (var same in expected.Where(pair => pair.Value is not null).GroupBy(pair => pair.Name))
        {
            var values = actual.Where(pair => pair.Name == same.Key).Select(pair => pair.Value).ToList();
            var wanted = same.Select(pair => JsonValues.Plain(pair.Value)).ToList();
            if (values.Count != wanted.Count || !wanted.Zip(values).All(pair => Styles.IsSame(pair.First, pair.Second)))
                return values.Count == 0 ? $"{place}: {same.Key} is missing" : $"{place}: {same.Key} is {string.Join(" and ", values)}, not {string.Join(" and ", wanted)}";
        }
        return actual.FirstOrDefault(pair => !expected.Any(one => one.Name == pair.Name) && !open.Any(name => IsBelow(pair.Name, name))).Name is { } surplus
            ? $"{place}: {surplus} is in no description" : null;
    }

    /// <summary>A value in the one media type that it is declared in.</summary>
    private static string Written(IDictionary<string, IOpenApiMediaType> content, JsonNode value) =>
        MediaKinds.Of(content.First().Key, content.First().Value.Schema) == MediaKind.Text ? JsonValues.Plain(value) : value.ToJsonString();

    private static bool IsBelow(string name, string owner) => name == owner || name.StartsWith(owner + "[", StringComparison.Ordinal);

    private static List<(string Name, JsonNode? Value)> Expected(OperationCall call, ParameterLocation place) =>
    [
        .. call.Parameters.Where(given => given.Declared.In == place).SelectMany(given => given.Declared.Content is { Count: > 0 } content
            ? [(given.Declared.Name!, JsonValue.Create(Written(content, given.Value)))]
            : Styles.Pairs(given.Declared.Name!, given.Value, given.Declared.Style ?? ParameterStyle.Form, given.Declared.Explode)),
    ];

    /// <summary>Whether a pair is of the query that stands in the path template itself.</summary>
    private static bool IsOfPath(OperationCall call, (string Name, string Value) pair) =>
        ReceivedRequest.Pairs(call.Operation.Path.Split('#')[0].Split('?', 2).ElementAtOrDefault(1) ?? "").Contains((pair.Name, pair.Value))
        || call.Parameters.Any(given => given.Declared.In == ParameterLocation.Path && call.Operation.Path.Contains($"{pair.Name}={{{given.Declared.Name}}}", StringComparison.Ordinal) && Styles.IsSame(JsonValues.Plain(given.Value), pair.Value));

    private static string? PathProblem(OperationCall call, ReceivedRequest request)
    {
        var template = call.Operation.Path.Split(['?', '#'])[0];
        var names = Hole().Matches(template).Select(hole => hole.Groups[1].Value).ToList();
        var literals = Hole().Split(template).Where((_, i) => i % 2 == 0).Select(Regex.Escape);
        var match = Regex.Match(Decoded(request.Path), $"^{string.Join("(.*?)", literals)}$", RegexOptions.Singleline);
        if (!match.Success)
            return $"the path is {request.Path}, not {template}";
        foreach (var (i, name) in names.Index())
        {
            if (call.Parameters.FirstOrDefault(given => given.Declared.In == ParameterLocation.Path && given.Declared.Name == name) is not { } given)
                continue;
            var wanted = given.Declared.Content is { Count: > 0 } content ? Written(content, given.Value) : Styles.Single(name, given.Value, given.Declared.Style ?? ParameterStyle.Simple, given.Declared.Explode);
            if (!Styles.IsSame(wanted, match.Groups[i + 1].Value))
                return $"path: {name} is {match.Groups[i + 1].Value}, not {wanted}";
        }
        return null;
    }

    private static string Decoded(string path) => Uri.UnescapeDataString(path);

    private static string? HeaderProblem(OperationCall call, ReceivedRequest request)
    {
        foreach (var given in call.Parameters.Where(given => given.Declared.In == ParameterLocation.Header))
        {
            var wanted = given.Declared.Content is { Count: > 0 } content ? Written(content, given.Value) : Styles.Single(given.Declared.Name!, given.Value, ParameterStyle.Simple, given.Declared.Explode);
            if (!request.Headers.TryGetValue(given.Declared.Name!, out var value))
                return $"header: {given.Declared.Name} is missing";
            // What the client's own transport can read besides is added to what the caller says.
            if (given.Declared.Name!.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase) && value.StartsWith(wanted + ",", StringComparison.Ordinal))
                continue;
            if (!Styles.IsSame(wanted, value) && wanted != value.Replace(", ", ",", StringComparison.Ordinal))
                return $"header: {given.Declared.Name} is {value}, not {wanted}";
        }
        return null;
    }

    private static string? BodyProblem(GivenBody? body, ReceivedRequest request)
    {
        if (body is null)
            return request.Body.Length == 0 ? null : "there is a body, and none was given";
        if (body is { Kind: MediaKind.Form or MediaKind.Multipart, Value: JsonObject { Count: 0 } } && request.Body.Length == 0)
            return null;
        var declared = MediaKinds.Bare(body.MediaType);
        if (request.MediaType != declared && !declared.Contains('*', StringComparison.Ordinal))
            return $"the body is {request.MediaType ?? "of no type"}, not {declared}";
        return body.Kind switch
        {
            MediaKind.Json => JsonValues.Difference(body.Value.ToJsonString(), Encoding.UTF8.GetString(request.Body)) is { } difference ? $"body: {difference}" : null,
            MediaKind.Form => PairsProblem("form", Fields(body), ReceivedRequest.Pairs(Encoding.UTF8.GetString(request.Body), isForm: true)),
            MediaKind.Multipart => PairsProblem("form", Fields(body), request.Form),
            _ => request.Body.AsSpan().SequenceEqual(body.Bytes) ? null : "the bytes of the body are others",
        };
    }

    private static List<(string Name, JsonNode? Value)> Fields(GivenBody body) =>
        [.. (body.Value as JsonObject ?? []).SelectMany(field => field.Value is JsonObject ? [(field.Key, null)] : Styles.Pairs(field.Key, field.Value!, ParameterStyle.Form, explode: true))];

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Hole();
}
