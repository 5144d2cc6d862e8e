using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace SpecClients.Kiota;

/// <summary>An answer whose body is not what the vendor's description says: never a guess, always a place.</summary>
public sealed class ResponseFormatException : ApiException, IFailedResponse
{
    internal ResponseFormatException(string message, string vendor, string operation, JsonException cause) : base(message, cause) =>
        (Vendor, Operation, JsonPath) = (vendor, operation, cause.Path!);

    /// <summary>The vendor, as in <c>pipecat-cloud</c>.</summary>
    public string Vendor { get; }

    /// <summary>The operationId, or the method and path template of a request that the description does not name.</summary>
    public string Operation { get; }

    /// <summary>Where in the body, as in <c>$.sessions[3].createdAt</c>.</summary>
    public string JsonPath { get; }

    /// <inheritdoc/>
    public string? ResponseBody { get; internal init; }
}
