using System.Net;
using SpecClients.Http;

namespace SpecClients;

/// <summary>
/// A call that got no whole answer: no connection, a body that broke off, stalled or grew too large, a refused
/// redirect, a spent time budget. An answer that came through whole is never one of these, whatever its status.
/// </summary>
public sealed class ApiTransportException : HttpRequestException
{
    internal ApiTransportException(
        string vendor, HttpRequestMessage request, string reason, Exception? cause = null, HttpStatusCode? status = null)
        : base((cause as HttpRequestException)?.HttpRequestError ?? (cause as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown,
            $"{vendor}: {request.Method} {PathOf(request)}: {reason}", cause, status)
    {
        Vendor = vendor;
        Method = request.Method;
        Path = PathOf(request);
    }

    private static string PathOf(HttpRequestMessage request) =>
        request.RequestUri is not { } address ? "" : Call.Find(request) is { } call ? Secrets.Hide(address.AbsolutePath, call) : address.AbsolutePath;

    /// <summary>The vendor, as in <c>pipecat-cloud</c>.</summary>
    public string Vendor { get; }

    /// <summary>The method of the request that failed.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path of the request that failed, without its query.</summary>
    public string Path { get; }

    /// <summary>Whether the same request may fare better a moment later.</summary>
    public bool IsTransient { get; internal init; }
}
