using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Http;
using SpecClients.Kiota.Json;
using SpecClients.Streaming;

namespace SpecClients.Kiota;

/// <summary>The items of a stream, read as whole bodies are.</summary>
/// <param name="api">The vendor's description.</param>
/// <param name="operation">The operation.</param>
/// <param name="requestInfo">Its request, whose body is kept: a stream may be asked for again.</param>
/// <param name="read">Reads an item that is an object or a list; null where it is one value.</param>
/// <param name="hasBackingStore">Whether models keep their values in backing stores.</param>
/// <param name="longest">The longest item.</param>
/// <param name="open">Sends the request.</param>
internal sealed class StreamedItems<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
    ApiDescription api, KiotaOperation operation, RequestInformation requestInfo, Func<IParseNode, T>? read, bool hasBackingStore, int longest,
    Func<KiotaOperation, string?, CancellationToken, Task<HttpResponseMessage>> open)
    : StreamSource<T>(api, operation.Described ?? new ApiOperation(operation.Name, requestInfo.HttpMethod.ToString(), requestInfo.UrlTemplate ?? ""))
{
    private byte[]? _body;

    public override int Longest => longest;

    public override async Task<HttpResponseMessage> OpenAsync(string? lastEventId, CancellationToken cancellationToken)
    {
        if (_body is null && requestInfo.Content is { } content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            _body = copy.ToArray();
        }
        if (_body is not null)
            requestInfo.Content = new MemoryStream(_body, writable: false);
        return await open(operation, lastEventId, cancellationToken).ConfigureAwait(false);
    }

    public override T Read(ReadOnlySpan<byte> json, HttpResponseMessage response) =>
        NodeOf(response).ReadJson(json.ToArray(), static (node, read) => read is null ? ((ParseNode)node).GetPrimitiveValue<T>()! : read(node), read)!;

    public override Exception Unreadable(ReadOnlySpan<byte> item, HttpResponseMessage response, JsonException failure) =>
        new FailedResponse(response, Api, operation, NodeOf(response)).Unreadable(ResponseBody.Of(item), failure);

    private AnswerNode NodeOf(HttpResponseMessage response) => new(ErrorMessage.Origin(response, Api), hasBackingStore);
}
