using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using SpecClients.Http;

namespace SpecClients.Kiota;

/// <summary>An answer whose body is not what the vendor's description says: never a guess, always a place.</summary>
public sealed class ResponseFormatException : ApiException, IFailedAnswer
{
    private readonly FailedAnswer _answer;

    internal ResponseFormatException(string message, FailedAnswer answer, JsonException cause) : base(message, cause) =>
        (_answer, JsonPath) = (answer, cause.Path!);

    /// <summary>Where in the body, as in <c>$.sessions[3].createdAt</c>.</summary>
    public string JsonPath { get; }

    FailedAnswer? IFailedAnswer.Answer => _answer;
}
