using System.ComponentModel;
using System.Globalization;

namespace SpecClients.Http;

/// <summary>
/// The stream of a response's body as it arrives. The attempt's timeout, retries and the limit of a body's length end with
/// the headers; then the caller's token ends it, and <see cref="SpecClientOptions.StreamIdleTimeout"/> where it is set.
/// Disposing of it ends the response, and its connection where more would come.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseStream : Stream
{
    private static readonly HttpRequestOptionsKey<bool> Key = new("SpecClients.ResponseStream");

    private readonly HttpResponseMessage _response;
    private readonly ApiDescription _api;
    private readonly Stream _inner;
    private readonly TimeSpan _idle;

    private ResponseStream(HttpResponseMessage response, ApiDescription api, Stream inner)
    {
        (_response, _api, _inner) = (response, api, inner);
        _idle = response.RequestMessage is { } request && Call.Find(request) is { } call ? call.StreamIdleTimeout : Timeout.InfiniteTimeSpan;
    }

    /// <summary>The bytes so far.</summary>
    public long Received { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of what is still to come is not known.");

    public override long Position
    {
        get => Received;
        set => throw new NotSupportedException("What has been read is gone.");
    }

    /// <summary>Has the body of the answer to a request left as it arrives.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lastEventId">The event to go on after; null from the beginning.</param>
    public static void Ask(HttpRequestMessage request, string? lastEventId = null)
    {
        request.Options.Set(Key, true);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
    }

    /// <summary>Whether an answer's body is left as it arrives: that of a success which was asked for so.</summary>
    internal static bool IsLeft(HttpRequestMessage request, HttpResponseMessage response) =>
        response.IsSuccessStatusCode && request.Options.TryGetValue(Key, out var isAsked) && isAsked;

    /// <summary>The stream of an answer, which is its own from here on.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="api">The vendor's description.</param>
    /// <param name="cancellationToken">Ends the opening alone.</param>
    public static async Task<ResponseStream> OpenAsync(HttpResponseMessage response, ApiDescription api, CancellationToken cancellationToken) =>
        new(response, api, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(_inner.Read(buffer));
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw Broken(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var idle = _idle == Timeout.InfiniteTimeSpan ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle?.CancelAfter(_idle);
        try
        {
            return Count(await _inner.ReadAsync(buffer, idle?.Token ?? cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (idle is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            throw Broken(new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"nothing came within {_idle.TotalSeconds:0.###} s"), e));
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw Broken(e);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What has been read is gone.");

    public override void SetLength(long value) => throw new NotSupportedException("It is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _response.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        Received += read;
        return read;
    }

    private static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException or InvalidDataException;

    private ApiTransportException Broken(Exception cause)
    {
        var request = _response.RequestMessage ?? new HttpRequestMessage();
        var shown = Secrets.Hide(cause, request, _api);
        return new(_api.Vendor, request, string.Create(CultureInfo.InvariantCulture, $"the body broke off after {Received} bytes: {shown.Message}"), shown, _response.StatusCode)
        {
            IsTransient = true,
        };
    }
}
