using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using SpecClients.Json;

namespace SpecClients.Http;

/// <summary>
/// The page that a request is for: the link that leads there, which no parameter of a generated method takes, and what its
/// answer says beside the body, which no such method gives. It flows with the call as the trace itself does.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PageInFlight
{
    private static readonly AsyncLocal<PageInFlight?> Flow = new();

    private readonly ApiOperation? _operation;
    private string? _total;
    private string? _totalPages;
    private HttpRequestMessage? _request;
    private ApiDescription? _api;

    /// <param name="number">The page's number, for the trace.</param>
    /// <param name="operation">The operation that gives it: no other request on the way is the page's.</param>
    /// <param name="link">The link to it, below the server's address; null where the request is built as any other.</param>
    internal PageInFlight(long number, ApiOperation? operation, string? link) => (Number, _operation, Link) = (number, operation, link);

    /// <summary>The page that is asked for, or null outside a listing.</summary>
    internal static PageInFlight? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    internal long Number { get; }

    /// <summary>The link to it, or null.</summary>
    public string? Link { get; }

    /// <summary>The address of the server; null where no request of a generated client was answered that has one.</summary>
    internal Uri? Server { get; private set; }

    /// <summary>Where the answer came from.</summary>
    internal Uri? Address { get; private set; }

    /// <summary>What the header holds that has the link to the next page.</summary>
    internal string? LinkHeader { get; private set; }

    /// <summary>What the header holds that has the number of all items.</summary>
    internal long? Total { get; private set; }

    /// <summary>What the header holds that has the number of all pages.</summary>
    internal long? TotalPages { get; private set; }

    /// <summary>The page that a request of an operation is for; null where it is for none.</summary>
    public static PageInFlight? Of(ApiOperation? operation) => Flow.Value is { } page && page.IsOf(operation) ? page : null;

    /// <summary>Is told by a client of the answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="api">The vendor's description.</param>
    /// <param name="server">The server's address, to whose folder the operation's path is relative.</param>
    public void Arrive(HttpResponseMessage response, ApiDescription api, Uri? server)
    {
        (_request, _api) = (response.RequestMessage, api);
        (Address, Server) = (_request?.RequestUri, server is null ? null : new Uri(server, "."));
        LinkHeader = Header(response, _operation!.Paging?.NextLinkHeader);
        _total = Header(response, _operation.Paging?.TotalHeader);
        _totalPages = Header(response, _operation.Paging?.TotalPagesHeader);
    }

    /// <summary>Reads what the headers say that a body says elsewhere, when the body is read: both are wrong in the same way.</summary>
    /// <exception cref="JsonException">A total is no whole number.</exception>
    public void ReadTotals()
    {
        Total = Count(_total, _operation!.Paging?.TotalHeader);
        TotalPages = Count(_totalPages, _operation.Paging?.TotalPagesHeader);
    }

    /// <summary>A text of the answer as an exception may show it.</summary>
    internal string Shown(string text) => _api is null ? text : Secrets.Hide(text, _request, _api);

    /// <summary>An address without the key that its query may repeat.</summary>
    internal Uri WithoutKey(Uri address) => _api is null ? address : _api.Security.Aggregate(address, Credential.Without);

    private static long? Count(string? text, string? header) =>
        text is null ? null
        : long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new JsonException(JsonKind.Integer.Refuse(JsonTokenType.String).Message, header, null, null);

    private bool IsOf(ApiOperation? other) =>
        _operation is not null && (other?.Id, other?.Method, other?.Path) == (_operation.Id, _operation.Method, _operation.Path);

    private string? Header(HttpResponseMessage response, string? name)
    {
        if (name is null)
            return null;
        if (_request is not null && Call.Find(_request)?.Unhidden(name) is { } whole)
            return whole;
        return response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
    }
}
