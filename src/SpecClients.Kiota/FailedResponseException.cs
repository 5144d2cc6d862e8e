using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace SpecClients.Kiota;

/// <summary>
/// An error status for which the description declares no body of its own, or whose body could not be read as declared:
/// then the inner exception says where.
/// </summary>
public sealed class FailedResponseException : ApiException, IFailedResponse
{
    internal FailedResponseException(string message, string? body, Exception? cause = null)
        : base(message, cause!) => ResponseBody = body;

    /// <inheritdoc/>
    public string? ResponseBody { get; }

    /// <summary>The body as a JSON value, or null where it is none.</summary>
    public UntypedNode? Body { get; internal init; }
}
