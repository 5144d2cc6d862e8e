using System.Text.Json;
using SpecClients.Http;
using SpecClients.NSwag.Reading;
using SpecClients.Streaming;

namespace SpecClients.NSwag;

/// <summary>The items of a stream, read as whole bodies are.</summary>
internal sealed class StreamedItems<T>(ApiDescription api, ApiOperation operation, int longest, Func<string?, CancellationToken, Task<HttpResponseMessage>> open)
    : StreamSource<T>(api, operation)
{
    public override int Longest => longest;

    public override Task<HttpResponseMessage> OpenAsync(string? lastEventId, CancellationToken cancellationToken) => open(lastEventId, cancellationToken);

    public override T Read(ReadOnlySpan<byte> json, HttpResponseMessage response) => Body.Read<T>(json, ErrorMessage.Origin(response, Api))!;

    public override Exception Unreadable(ReadOnlySpan<byte> item, HttpResponseMessage response, JsonException failure) =>
        new FailedResponse(response, Api, Operation).Unreadable(ResponseBody.Of(item), failure);
}
