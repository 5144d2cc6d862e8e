using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>An answer whose body is not what the vendor's description says: never a guess, always a place.</summary>
public sealed class ResponseFormatException : ApiException, IFailedResponse
{
    internal ResponseFormatException(ResponseOrigin origin, string path, string problem, Exception? cause = null)
        : base($"{origin.Vendor} {origin.Operation}: {path}: {problem} (status {origin.Status}).", cause!)
    {
        Vendor = origin.Vendor;
        Operation = origin.Operation;
        JsonPath = path;
        ResponseStatusCode = origin.Status;
    }

    /// <summary>The vendor, as in <c>pipecat-cloud</c>.</summary>
    public string Vendor { get; }

    /// <summary>The operationId, or the method and path template of a request that the description does not name.</summary>
    public string Operation { get; }

    /// <summary>Where in the body, as in <c>$.sessions[3].createdAt</c>.</summary>
    public string JsonPath { get; }

    /// <inheritdoc/>
    public string? ResponseBody { get; internal set; }
}

/// <summary>What a body answers.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
/// <param name="Operation">The operationId.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record ResponseOrigin(string Vendor, string Operation, int Status)
{
    /// <summary>Whether models keep their values in backing stores, which are told when they have been read.</summary>
    public bool HasBackingStore { get; init; }
}
