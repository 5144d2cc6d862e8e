using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Text;
using SpecClients.Client;
using SpecClients.Http;
using SpecClients.Kiota.Json;
using SpecClients.Paging;
using ErrorModels = System.Collections.Generic.Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>>;

namespace SpecClients.Kiota;

/// <summary>Sends a generated client's requests: one attempt each, read strictly, failures typed.</summary>
/// <remarks>
/// Kiota's own makes the request, gives the writers and keeps the backing store. Sending is done anew: there an error that
/// is not declared loses its body, a redirect that is not followed is an answer, a body is buffered before it is read, and
/// a value of another kind than the described one is null. Handed out as the interface alone, as a call through the class
/// would take Kiota's way.
/// </remarks>
internal sealed class RequestAdapter(HttpClient client, ApiDescription description, SpecClientOptions options, bool ownsClient)
    // The factory of nodes is never asked, and one of its own keeps the backing store out of the process-wide registry.
    : HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new TextParseNodeFactory(), new SerializationWriterFactory(), client), IRequestAdapter
{
    private readonly HttpClient _client = client;
    private readonly KiotaOperations _operations = new(description);
    private readonly int _maxResponseBytes = options.MaxResponseBytes;
    private readonly bool _isPipeline = ClientPipeline.IsUnder(client);
    private readonly bool _validates = options.ValidateRequests;
    private bool _hasBackingStore;

    Task<TModel?> IRequestAdapter.SendAsync<TModel>(
        RequestInformation requestInfo, ParsableFactory<TModel> factory, ErrorModels? errorMapping, CancellationToken cancellationToken)
        where TModel : default =>
        ReceiveAsync(requestInfo, static (node, factory) => node.GetObjectValue(factory), factory, errorMapping, cancellationToken);

    Task<IEnumerable<TModel>?> IRequestAdapter.SendCollectionAsync<TModel>(
        RequestInformation requestInfo, ParsableFactory<TModel> factory, ErrorModels? errorMapping, CancellationToken cancellationToken) =>
        ReceiveAsync(requestInfo, static (node, factory) => node.GetCollectionOfObjectValues(factory), factory, errorMapping, cancellationToken);

    Task<TModel?> IRequestAdapter.SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo, ErrorModels? errorMapping, CancellationToken cancellationToken)
        where TModel : default =>
        ReceiveAsync(requestInfo, static (node, _) => ((ParseNode)node).GetPrimitiveValue<TModel>(), default(object), errorMapping, cancellationToken);

    Task<IEnumerable<TModel>?> IRequestAdapter.SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo, ErrorModels? errorMapping, CancellationToken cancellationToken) =>
        ReceiveAsync(requestInfo, static (node, _) => node.GetCollectionOfPrimitiveValues<TModel>(), default(object), errorMapping, cancellationToken);

    Task IRequestAdapter.SendNoContentAsync(RequestInformation requestInfo, ErrorModels? errorMapping, CancellationToken cancellationToken) =>
        ReceiveAsync<object?, object>(requestInfo, null, null, errorMapping, cancellationToken);

    Task<T?> IRequestAdapter.ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken) where T : default
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        return RequestOfAsync<T>(requestInfo, _operations.Of(requestInfo), cancellationToken).AsTask();
    }

    void IRequestAdapter.EnableBackingStore(IBackingStoreFactory backingStoreFactory)
    {
        EnableBackingStore(backingStoreFactory);
        _hasBackingStore = true;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && ownsClient)
            _client.Dispose();
    }

    /// <summary>The source of a stream's items.</summary>
    public StreamedItems<T> Stream<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        RequestInformation requestInfo, Func<IParseNode, T>? read, ErrorModels? errors) =>
        new(description, _operations.Of(requestInfo), requestInfo, read, _hasBackingStore, _maxResponseBytes, (operation, lastEventId, cancellationToken) => OpenAsync(requestInfo, operation, errors, lastEventId, cancellationToken));

    private async Task<HttpResponseMessage> OpenAsync(RequestInformation requestInfo, KiotaOperation operation, ErrorModels? errors, string? lastEventId, CancellationToken cancellationToken)
    {
        using var request = (await RequestOfAsync<HttpRequestMessage>(requestInfo, operation, cancellationToken).ConfigureAwait(false))!;
        ResponseStream.Ask(request, lastEventId);
        var response = await SendAsync(request, requestInfo, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await new FailedResponse(response, description, operation, NodeOf(response, operation)).OfStatusAsync(errors, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResult?> ReceiveAsync<TState, TResult>(
        RequestInformation requestInfo, Func<IParseNode, TState, TResult?>? read, TState state, ErrorModels? errors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        var operation = _operations.Of(requestInfo);
        using var request = (await RequestOfAsync<HttpRequestMessage>(requestInfo, operation, cancellationToken).ConfigureAwait(false))!;
        var page = PageInFlight.Of(operation.Described);
        if (page?.Link is { } link)
            request.RequestUri = PageLink.At(BaseUrl!, link);
        if (typeof(TResult) == typeof(Stream))
            ResponseStream.Ask(request);
        var response = await SendAsync(request, requestInfo, cancellationToken).ConfigureAwait(false);
        page?.Arrive(response, description, new Uri(BaseUrl!.TrimEnd('/') + "/"));
        if (HasOptions(requestInfo) && requestInfo.GetRequestOption<ResponseHandlerOption>()?.ResponseHandler is { } handler)
            return await handler.HandleResponseAsync<HttpResponseMessage, TResult>(response, errors).ConfigureAwait(false);

        var isLeft = false;
        try
        {
            var node = NodeOf(response, operation);
            if (!response.IsSuccessStatusCode)
                throw await new FailedResponse(response, description, operation, node).OfStatusAsync(errors, cancellationToken).ConfigureAwait(false);
            if (read is null || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
                return default;
            if (typeof(TResult) == typeof(Stream))
            {
                isLeft = true;
                return (TResult)(object)await ResponseStream.OpenAsync(response, description, cancellationToken).ConfigureAwait(false);
            }
            using var body = await ResponseBody.ReadAsync(response.Content, _maxResponseBytes, cancellationToken).ConfigureAwait(false);
            try
            {
                body.Check(_maxResponseBytes);
                page?.ReadTotals();
                if (body.IsNothing && operation.Described?.IsBodiless((int)response.StatusCode) == true)
                    return default;
                return node.Read(body, response.Content.Headers.ContentType?.MediaType, read, state);
            }
            catch (JsonException e)
            {
                throw new FailedResponse(response, description, operation, node).Unreadable(body, e);
            }
        }
        finally
        {
            if (!isLeft)
                response.Dispose();
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, RequestInformation requestInfo, CancellationToken cancellationToken)
    {
        var hasOptions = HasOptions(requestInfo);
        // Read by handlers of Kiota's alone; without it the dictionary of options need not grow.
        if (_isPipeline && !hasOptions)
            ((IDictionary<string, object?>)request.Options).Remove(typeof(ObservabilityOptions).FullName!);
        return hasOptions && RequestOptions.Apply(request, requestInfo, _client, _maxResponseBytes) is { } around
            ? around.SendAsync(request, cancellationToken)
            : _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static bool HasOptions(RequestInformation requestInfo) => requestInfo.RequestOptions is not ICollection<IRequestOption> { Count: 0 };

    private AnswerNode NodeOf(HttpResponseMessage response, KiotaOperation operation) =>
        new(ErrorMessage.Origin(response, description), _hasBackingStore, operation.Described?.HasNullableItems((int)response.StatusCode) == true);

    private async ValueTask<T?> RequestOfAsync<T>(RequestInformation requestInfo, KiotaOperation operation, CancellationToken cancellationToken)
    {
        operation.Check(requestInfo, _validates);
        operation.Unpair(requestInfo);
        var template = requestInfo.UrlTemplate = WithOneQuery(requestInfo.UrlTemplate);
        try
        {
            requestInfo.UrlTemplate = operation.TemplateOf(requestInfo);
            var native = await ConvertToNativeRequestAsync<T>(requestInfo, cancellationToken).ConfigureAwait(false);
            if (native is HttpRequestMessage request && operation.Described is { } described)
                request.Options.Set(ApiOperation.Key, described);
            return native;
        }
        finally
        {
            // By it the operation is found when the request is sent again.
            requestInfo.UrlTemplate = template;
        }
    }

    /// <summary>A path that has a query of its own goes on with it: Kiota would begin another.</summary>
    private static string? WithOneQuery(string? template) =>
        template?.IndexOf("{?", StringComparison.Ordinal) is > 0 and var place && template.IndexOf('?') < place
            ? $"{template[..place]}{{&{template[(place + 2)..]}"
            : template;
}
