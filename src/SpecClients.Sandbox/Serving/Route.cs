using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Paging;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>One operation: judges a request by its description, then has it answered.</summary>
internal sealed class Route(ApiOperation operation, PagingScheme paging, Func<Answer> answer, SandboxOptions options)
{
    private static readonly string[] OutsideParameters = ["accept", "content-type", "authorization"];

    // Of hundreds of operations few are called: what one answers is made of its schemas when it is asked for.
    private readonly Lazy<Answer> _answer = new(answer);
    private readonly Lazy<ErrorAnswers> _errors = new(() => new ErrorAnswers(operation.Responses));
    private readonly List<ApiParameter> _parameters =
        [.. operation.Parameters.Where(parameter => parameter.In != "path" || operation.Path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal)).Select(parameter => paging.Parameters.FirstOrDefault(bounded => bounded.Name == parameter.Name && bounded.In == parameter.In) ?? parameter)];

    public string Method => operation.Method;

    public string Path => operation.Path;

    public PathTemplate Template { get; } = new(operation.Path);

    /// <summary>What it answers by itself.</summary>
    public Answer Answer => _answer.Value;

    /// <summary>Why it cannot answer by itself; null where it can.</summary>
    public string? Flaw
    {
        get
        {
            try
            {
                _ = _answer.Value;
                return null;
            }
            catch (Exception e)
            {
                return e.Message;
            }
        }
    }

    /// <summary>What it is answered with in place of an answer of the sandbox's own.</summary>
    public IReadOnlyList<StubResponse> Stubs { get; set; } = [];

    /// <summary>Reads a request by the operation's description.</summary>
    public async Task<ReadRequest> ReadAsync(HttpRequest request, IReadOnlyDictionary<string, string> path, QueryValues query)
    {
        var cookies = QueryValues.OfCookies(request.Headers.Cookie.ToString());
        var unclaimed = query.Names.Where(name => !IsClaimed(name)).ToList();
        var given = _parameters.Select(parameter => (Parameter: parameter, Value: Read(parameter, request, path, query, cookies, unclaimed))).ToList();
        var violations = given.Select(one => IsOutside(one.Parameter) ? null : one.Parameter.Check(one.Value)).OfType<Violation>()
            .Concat(_parameters.Exists(parameter => parameter.In == "query" && parameter.Style.MayClaim) ? [] : unclaimed.Select(name => new Violation("query", name, "extra_forbidden", "Unknown parameter", query.One(name))))
            .ToList();
        var (bytes, content, wrongBody) = await BodyReader.ReadAsync(request, operation.Body).ConfigureAwait(false);
        var stub = Stubs.FirstOrDefault(stub => IsAccepted(request, stub)) ?? (Stubs is [var first, ..] ? first : null);
        var problems = new[]
        {
            IsSignedIn(request, query) ? null : new Problem(ProblemKind.Credential, Unauthorized(request, query)),
            violations.Count > 0 ? new Problem(ProblemKind.Parameter, violations) : null,
            wrongBody,
            stub is null || IsAccepted(request, stub) ? null : new Problem(ProblemKind.Parameter, new Violation("header", "Accept", "not_acceptable", $"No response is accepted of {string.Join(", ", Stubs.Select(one => one.ContentType))}", request.Headers.Accept)),
            path.FirstOrDefault(parameter => parameter.Value == options.MissingAgent) is { Key: { } missing } ? new Problem(ProblemKind.NotFound, new Violation("path", missing, "not_found", "Not found", options.MissingAgent)) : null,
        };
        return new ReadRequest(operation.Path)
        {
            Parameters = [.. given.Where(one => one.Value is not null).Select(one => new ParameterValue(one.Parameter.In, one.Parameter.Name, one.Value!))],
            Body = bytes,
            Content = content,
            Problems = [.. problems.OfType<Problem>()],
            Stub = stub,
        };
    }

    /// <summary>Answers a request for this operation, and says whether it got what it asked for.</summary>
    public async Task<bool> ServeAsync(HttpContext context, ReadRequest request, QueryValues query, string requestId)
    {
        if (request.Stub is { } stub)
        {
            await WriteAsync(context, stub).ConfigureAwait(false);
            return request.Problems.Count == 0;
        }
        var problem = request.Problems is [var wrong, ..] ? wrong : await Answer.WriteAsync(context, query).ConfigureAwait(false);
        if (problem is not null)
            await RefuseAsync(context, problem, requestId).ConfigureAwait(false);
        return problem is null;
    }

    /// <summary>Answers by an error, in the shape that the operation declares for it.</summary>
    public async Task RefuseAsync(HttpContext context, Problem problem, string requestId)
    {
        var (status, write) = _errors.Value[problem.Kind];
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (problem.Kind == ProblemKind.Credential && operation.Security.Any(all => all.Any(one => one is { Place: CredentialPlace.Authorization, Scheme: "Bearer" })))
            context.Response.Headers.WWWAuthenticate = "Bearer";
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, Wire.Writer);
        await using var _ = writer.ConfigureAwait(false);
        write(writer, new ErrorAnswer(status, requestId, problem), problem.Violations[0]);
    }

    private static async Task WriteAsync(HttpContext context, StubResponse stub)
    {
        context.Response.StatusCode = stub.Status;
        if (stub.ContentType is null || stub.Status is 204 or 205 or 304)
            return;
        context.Response.ContentType = stub.ContentType;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(stub.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Whether a request takes a response's media type. An error is taken in any.</summary>
    private static bool IsAccepted(HttpRequest request, StubResponse stub) =>
        stub.ContentType is null || stub.Status >= 400 || request.Headers.Accept.Count == 0
        || request.Headers.Accept.SelectMany(value => value!.Split(',')).Any(range => ApiBody.IsOf(ApiBody.Bare(stub.ContentType), ApiBody.Bare(range)));

    private bool IsSignedIn(HttpRequest request, QueryValues query) =>
        operation.Security.Count == 0 || operation.Security.Any(all => all.All(one => one.IsIn(request, query, options.ApiKey)));

    private Violation Unauthorized(HttpRequest request, QueryValues query)
    {
        var credential = operation.Security.SelectMany(all => all).First();
        return credential.Read(request, query) is null
            ? new Violation("header", credential.Name, "missing_credential", "Credential is missing")
            : new Violation("header", credential.Name, "invalid_credential", "Credential is not valid");
    }

    private bool IsClaimed(string name) =>
        Template.Claims(name) || _parameters.Exists(parameter => parameter.In == "query" && parameter.Style.Claims(name))
        || operation.Security.Any(all => all.Any(one => one.Place == CredentialPlace.Query && one.Name == name));

    private static bool IsOutside(ApiParameter parameter) => parameter.In == "header" && OutsideParameters.Contains(parameter.Name.ToLowerInvariant());

    private static JsonNode? Read(ApiParameter parameter, HttpRequest request, IReadOnlyDictionary<string, string> path, QueryValues query, QueryValues cookies, IReadOnlyCollection<string> unclaimed) => parameter.In switch
    {
        "path" => path.TryGetValue(parameter.Name, out var value) ? parameter.Style.Read(value) : null,
        "header" => request.Headers.TryGetValue(parameter.Name, out var values) ? parameter.Style.Read(values.ToString()) : null,
        "cookie" => parameter.Style.Read(cookies, []),
        _ => parameter.Style.Read(query, unclaimed),
    };
}
