using System.Text;
using System.Text.Json.Nodes;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Calling;

/// <summary>What went over the wire and what came of it.</summary>
/// <param name="Request">The request as the sandbox read it, if one was sent.</param>
/// <param name="Result">What the method returned.</param>
/// <param name="Failure">What it threw.</param>
internal sealed record CallResult(ValidatedRequest? Request, object? Result, Exception? Failure)
{
    private static readonly string[] StatusMembers = ["StatusCode", "ResponseStatusCode"];

    /// <summary>The status that the caller is told: of success that of the answer, else that of the exception.</summary>
    public int? Status => Failure is null ? Request?.Response?.Status
        : StatusMembers.Select(name => Failure.GetType().GetProperty(name)?.GetValue(Failure)).OfType<int>().Cast<int?>().FirstOrDefault();

    /// <summary>The decoded body: the result, or what a typed exception holds or is. Where several may be, the first that is one of the vendor's types.</summary>
    public object? BodyIn(Func<object, bool> holds) => Failure is null ? Result : Candidates(Failure).FirstOrDefault(holds);

    private static IEnumerable<object> Candidates(Exception failure) =>
        failure.GetType().GetProperties()
            .Where(property => property.DeclaringType != typeof(Exception) && property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(failure))
            .OfType<object>()
            .Where(value => value is not string && !value.GetType().IsPrimitive)
            .Prepend(failure);
}

/// <summary>Questions to a request.</summary>
internal static class Requests
{
    public static bool IsFor(this ValidatedRequest request, DescribedOperation operation) => request.Path == operation.Path && request.Request.Method == operation.Method;

    public static string? Header(this ValidatedRequest request, string name) => request.Request.Headers.GetValueOrDefault(name);

    public static string BodyText(this ValidatedRequest request) => Encoding.UTF8.GetString(request.Body.Span);

    public static JsonNode? Parameter(this ValidatedRequest request, string place, string name) =>
        request.Parameters.FirstOrDefault(parameter => parameter.In == place && parameter.Name == name)?.Value;
}
