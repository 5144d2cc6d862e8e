using System.Net;
using SpecClients.Paging;

namespace AgentSessions.Cli;

/// <summary>A failed call in words: what it was, and what to do next.</summary>
/// <param name="Type">The exception's type as C# writes it, as in <c>ApiException&lt;HTTPValidationError&gt;</c>.</param>
/// <param name="Message">What went wrong.</param>
internal sealed record FailureReport(string Type, string Message)
{
    /// <summary>The answer's status; null where there was none.</summary>
    public int? Status { get; private init; }

    /// <summary>What the vendor calls the request, for questions to it.</summary>
    public string? RequestId { get; private init; }

    /// <summary>The parameter that the client refused, by its name on the wire.</summary>
    public string? Parameter { get; private init; }

    /// <summary>What to do next, where that is known.</summary>
    public string? Next { get; private init; }

    /// <summary>Whether a call can end in this exception: all others are mistakes of this program.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is HttpRequestException or IApiError or PaginationException or ArgumentException or UsageException;

    public static FailureReport Of(Exception failure, VendorClient? client = null)
    {
        var type = NameOf(failure.GetType());
        return failure switch
        {
            IApiError answer => Answered(new(type, failure.Message), answer, client),
            HttpRequestException { StatusCode: null } => new(type, failure.Message) { Next = "Check the address, and that the server is running." },
            UsageException { Parameter: { } name } => new(type, failure.Message) { Parameter = name, Next = Described(client, name) },
            ArgumentException { ParamName: { } name } => new(type, failure.Message) { Parameter = name, Next = Described(client, name) },
            _ => new(type, failure.Message),
        };
    }

    /// <summary>In one line.</summary>
    public override string ToString() => $"{Message}{(RequestId is null ? "" : $" [request {RequestId}]")}{(Next is null ? "" : $" {Next}")}";

    private static FailureReport Answered(FailureReport report, IApiError answer, VendorClient? client) => report with
    {
        Status = answer.Status,
        RequestId = answer.RequestId,
        Next = (HttpStatusCode)answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => client is null ? "Check the key." : $"Check the key: {client.Variable("API_KEY")} or --api-key.",
            HttpStatusCode.NotFound => client is { TakesAgent: true } ? "Check the agent's name." : "Check the address.",
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => client is null ? null : $"Check each value against what {client.Vendor} says of {string.Join(", ", client.QueryNames)}.",
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => "Wait a moment, then try again.",
            >= HttpStatusCode.InternalServerError => "The vendor failed: try again later.",
            _ => null,
        },
    };

    /// <summary>What the vendor says of a parameter.</summary>
    private static string? Described(VendorClient? client, string name) =>
        client?.ListOperation?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Description;

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
}
