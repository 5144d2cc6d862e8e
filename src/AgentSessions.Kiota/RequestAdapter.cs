using System.Diagnostics.CodeAnalysis;
using System.Net;
using AgentSessions.Http;
using AgentSessions.Kiota.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using ErrorModels = System.Collections.Generic.Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>>;

namespace AgentSessions.Kiota;

/// <summary>Sends a generated client's requests: one attempt each, read strictly, failures typed.</summary>
/// <remarks>Kiota's own adapter drops undeclared error bodies, takes a redirect for an answer and buffers bodies twice.</remarks>
internal sealed class RequestAdapter(HttpClient client, ApiDescription description, int maxResponseBytes, bool validates, bool ownsClient) : IRequestAdapter, IDisposable
{
    private readonly OperationNames _operations = new(description);

    public ISerializationWriterFactory SerializationWriterFactory { get; } = new SerializationWriterFactory();

    public string? BaseUrl { get; set; }

    public Task<TModel?> SendAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, ErrorModels? errorMapping = null, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        SendAsync(requestInfo, static (node, factory) => node.GetObjectValue(factory), factory, errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, ErrorModels? errorMapping = null, CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        SendAsync(requestInfo, static (node, factory) => node.GetCollectionOfObjectValues(factory), factory, errorMapping, cancellationToken);

    public Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, ErrorModels? errorMapping = null, CancellationToken cancellationToken = default) =>
        typeof(TModel) == typeof(Stream)
            ? SendAsync(requestInfo, ReadBytes, static bytes => (TModel)(object)new MemoryStream(bytes, writable: false), errorMapping, cancellationToken)
            : SendAsync(requestInfo, ReadPrimitive<TModel>, static value => value, errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(RequestInformation requestInfo, ErrorModels? errorMapping = null, CancellationToken cancellationToken = default) =>
        SendAsync(requestInfo, static (node, _) => node.GetCollectionOfPrimitiveValues<TModel>(), default(object), errorMapping, cancellationToken);

    public Task SendNoContentAsync(RequestInformation requestInfo, ErrorModels? errorMapping = null, CancellationToken cancellationToken = default) =>
        SendAsync(requestInfo, static (_, _) => default(object), static none => none, errorMapping, cancellationToken);

    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        RequestOf(requestInfo) is T request
            ? Task.FromResult<T?>(request)
            : throw new NotSupportedException($"A native request is an {nameof(HttpRequestMessage)}, not a {typeof(T)}.");

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) =>
        throw new NotSupportedException("The generated models have no backing store.");

    public void Dispose()
    {
        if (ownsClient)
            client.Dispose();
    }

    private Task<TResult?> SendAsync<TState, TResult>(RequestInformation requestInfo, Func<ParseNode, TState, TResult> read, TState state, ErrorModels? errors, CancellationToken cancellationToken) =>
        SendAsync(requestInfo, (body, origin) => new ParseNode(body.Memory, origin).Whole(read, state), static result => result, errors, cancellationToken);

    private async Task<TResult?> SendAsync<TBody, TResult>(RequestInformation requestInfo, Func<ResponseBody, ResponseOrigin, TBody?> read, Func<TBody, TResult> convert, ErrorModels? errors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        using var request = RequestOf(requestInfo);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (requestInfo.GetRequestOption<ResponseHandlerOption>()?.ResponseHandler is { } handler)
            return await handler.HandleResponseAsync<HttpResponseMessage, TResult>(response, errors).ConfigureAwait(false);

        using (response)
        {
            var origin = new ResponseOrigin(description.Vendor, _operations.Of(requestInfo), (int)response.StatusCode)
            {
                IsText = response.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true,
            };
            if (!response.IsSuccessStatusCode)
                throw await FailedResponse.ReadAsync(response, description, origin, errors, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
                return default;
            using var body = await ResponseBody.ReadAsync(response.Content, maxResponseBytes, cancellationToken).ConfigureAwait(false);
            return Read(response, body, origin, read) is { } value ? convert(value) : default;
        }
    }

    private T? Read<T>(HttpResponseMessage response, ResponseBody body, ResponseOrigin origin, Func<ResponseBody, ResponseOrigin, T?> read)
    {
        if (body.IsTooLong)
            throw new ResponseFormatException(origin, "$", $"the body is larger than {maxResponseBytes} bytes");
        try
        {
            return read(body, origin);
        }
        catch (ResponseFormatException e)
        {
            e.ResponseBody = FailedResponse.TextOf(body);
            e.ResponseHeaders = FailedResponse.HeadersOf(response);
            throw;
        }
    }

    /// <summary>A scalar; a string in a body of plain text is the text itself.</summary>
    private static T? ReadPrimitive<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(ResponseBody body, ResponseOrigin origin) =>
        origin.IsText && typeof(T) == typeof(string)
            ? (T)(object)body.Text
            : new ParseNode(body.Memory, origin).Whole(static (node, _) => node.GetPrimitiveValue<T>(), default(object));

    private static byte[] ReadBytes(ResponseBody body, ResponseOrigin origin) => body.Memory.ToArray();

    /// <summary>A path that has a query of its own goes on with it: Kiota would begin another.</summary>
    private static string? WithOneQuery(string? template) =>
        template?.IndexOf("{?", StringComparison.Ordinal) is > 0 and var place && template.IndexOf('?') < place
            ? $"{template[..place]}{{&{template[(place + 2)..]}"
            : template;

    private HttpRequestMessage RequestOf(RequestInformation requestInfo)
    {
        if (BaseUrl is not null && !(requestInfo.PathParameters.TryGetValue("baseurl", out var known) && BaseUrl.Equals(known)))
            requestInfo.PathParameters["baseurl"] = BaseUrl;
        RequestChecks.Check(_operations.Find(requestInfo), requestInfo, validates);
        requestInfo.UrlTemplate = WithOneQuery(requestInfo.UrlTemplate);

        var request = new HttpRequestMessage(HttpMethod.Parse(requestInfo.HttpMethod.ToString()), requestInfo.URI)
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        if (requestInfo.Content is { } content && content != Stream.Null)
            request.Content = new StreamContent(content);
        foreach (var (name, values) in requestInfo.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values))
                request.Content?.Headers.TryAddWithoutValidation(name, values);
        }
        foreach (var option in requestInfo.RequestOptions)
            request.Options.Set(new HttpRequestOptionsKey<IRequestOption>(option.GetType().FullName!), option);
        return request;
    }
}
