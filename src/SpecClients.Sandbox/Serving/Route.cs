using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Paging;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>One operation: judges a request by its description, then has it answered.</summary>
internal sealed class Route(ApiOperation operation, PagingScheme paging, Answer answer, SandboxOptions options)
{
    private static readonly string[] OutsideParameters = ["accept", "content-type", "authorization"];

    private readonly ErrorAnswers _errors = new(operation.Responses);
    private readonly List<ApiParameter> _parameters =
        [.. operation.Parameters.Select(parameter => paging.Parameters.FirstOrDefault(bounded => bounded.Name == parameter.Name && bounded.In == parameter.In) ?? parameter)];

    public string Method => operation.Method;

    public PathTemplate Template { get; } = new(operation.Path);

    /// <summary>Answers a request for this operation, and says whether it got what it asked for.</summary>
    public async Task<bool> ServeAsync(HttpContext context, IReadOnlyDictionary<string, string> path, QueryValues query, string requestId)
    {
        var problem = Judge(context.Request, path, query) ?? await answer.WriteAsync(context, query).ConfigureAwait(false);
        if (problem is not null)
            await RefuseAsync(context, problem, requestId).ConfigureAwait(false);
        return problem is null;
    }

    /// <summary>Answers by an error, in the shape that the operation declares for it.</summary>
    public async Task RefuseAsync(HttpContext context, Problem problem, string requestId)
    {
        var (status, write) = _errors[problem.Kind];
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (problem.Kind == ProblemKind.Credential && operation.Security.Any(all => all.Any(one => one.Place == CredentialPlace.Bearer)))
            context.Response.Headers.WWWAuthenticate = "Bearer";
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, Wire.Writer);
        await using var _ = writer.ConfigureAwait(false);
        write(writer, new ErrorAnswer(status, requestId, problem), problem.Violations[0]);
    }

    private Problem? Judge(HttpRequest request, IReadOnlyDictionary<string, string> path, QueryValues query)
    {
        if (!IsSignedIn(request, query))
            return new Problem(ProblemKind.Credential, Unauthorized(request, query));
        var violations = _parameters.Select(parameter => parameter.Check(Given(parameter, request, path, query))).OfType<Violation>()
            .Concat(query.Names.Where(name => !IsKnown(name)).Select(name => new Violation("query", name, "extra_forbidden", "Unknown parameter", query.One(name))))
            .ToList();
        if (violations.Count > 0)
            return new Problem(ProblemKind.Parameter, violations);
        var missing = path.FirstOrDefault(parameter => parameter.Value == options.MissingAgent);
        return missing.Key is null ? null : new Problem(ProblemKind.NotFound, new Violation("path", missing.Key, "not_found", "Not found", missing.Value));
    }

    private bool IsSignedIn(HttpRequest request, QueryValues query) =>
        operation.Security.Count == 0 || operation.Security.Any(all => all.All(one => one.Read(request, query) == options.ApiKey));

    private Violation Unauthorized(HttpRequest request, QueryValues query)
    {
        var credential = operation.Security.SelectMany(all => all).First();
        return credential.Read(request, query) is null
            ? new Violation("header", credential.Name, "missing_credential", "Credential is missing")
            : new Violation("header", credential.Name, "invalid_credential", "Credential is not valid");
    }

    private bool IsKnown(string name) =>
        _parameters.Exists(parameter => parameter.In == "query" && (parameter.Name == name || name.StartsWith($"{parameter.Name}[", StringComparison.Ordinal)))
        || operation.Security.Any(all => all.Any(one => one.Place == CredentialPlace.Query && one.Name == name));

    private static IReadOnlyList<string> Given(ApiParameter parameter, HttpRequest request, IReadOnlyDictionary<string, string> path, QueryValues query) => parameter.In switch
    {
        "path" => path.TryGetValue(parameter.Name, out var value) ? [value] : [],
        "header" when OutsideParameters.Contains(parameter.Name.ToLowerInvariant()) => [],
        "header" => request.Headers.TryGetValue(parameter.Name, out var values) ? [.. values.Select(value => value ?? "")] : [],
        "cookie" => request.Cookies.TryGetValue(parameter.Name, out var cookie) ? [cookie] : [],
        _ => query.All(parameter.Name),
    };
}
