using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Http;

namespace SpecClients.Kiota;

/// <summary>
/// An error status for which the description declares no body of its own, or whose body could not be read as declared:
/// then the inner exception says where. As an <see cref="IApiError"/> it has the body as text.
/// </summary>
public sealed class FailedResponseException : ApiException, IFailedAnswer
{
    private readonly FailedAnswer _answer;

    internal FailedResponseException(string message, FailedAnswer answer, Exception? cause = null) : base(message, cause!) => _answer = answer;

    /// <summary>The body as a JSON value, or null where it is none.</summary>
    public UntypedNode? Body { get; internal init; }

    FailedAnswer? IFailedAnswer.Answer => _answer;
}
