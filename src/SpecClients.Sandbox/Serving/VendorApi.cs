using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Paging;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>A vendor's API, all of it from the vendor's document.</summary>
internal sealed class VendorApi
{
    private readonly string _vendor;
    private readonly SandboxOptions _options;
    private readonly RequestLog _log;
    private readonly Faults _faults;
    private readonly List<Route> _routes;
    private readonly Lazy<ListingAnswer?> _listing;
    private readonly string? _unplayable;

    public VendorApi(SandboxDocument document, SandboxOptions options, RequestLog log)
    {
        _vendor = document.Vendor;
        _options = options;
        _log = log;
        var seed = Row.Salt($"{document.Vendor}/{options.Seed}");
        _faults = new Faults(options.FaultRate, seed);
        try
        {
            var api = new ApiDocument(document.Root);
            var routes = api.Operations().Select(operation => Route(api, operation, seed)).ToList();
            _routes = [.. routes.OrderByDescending(route => route.Template.Weight)];
            _listing = new(() => routes.Where(route => route.Flaw is null).Select(route => route.Answer).OfType<ListingAnswer>().FirstOrDefault());
            _unplayable = _routes.Count == 0 ? "it has no operation" : null;
        }
        catch (Exception e)
        {
            // Whatever is wrong with one vendor's document, the others are played.
            (_routes, _listing, _unplayable) = ([], new(() => null), e.Message);
        }
    }

    /// <summary>The vendor's first listing, in the document's order; null where it has none.</summary>
    public ListingAnswer? Listing => _listing.Value;

    /// <summary>Has an operation answered by stubs, or by none any more.</summary>
    /// <exception cref="KeyNotFoundException">The document has no such operation.</exception>
    public void Stub(string method, string path, IReadOnlyList<StubResponse> responses) =>
        (_routes.Find(route => route.Method == method && route.Path == path)
            ?? throw new KeyNotFoundException(_unplayable is null ? $"'{_vendor}' has no operation '{method} {path}'." : $"The sandbox cannot play the document of '{_vendor}': {_unplayable}.")).Stubs = responses;

    /// <summary>Answers a request; the path is below the vendor's address and, like the query, still escaped.</summary>
    public async Task ServeAsync(HttpContext context, string path, string query)
    {
        var (number, received) = _log.Begin(_vendor, context, path, query);
        var outcome = RequestOutcome.Abandoned;
        var fault = _faults.At(number);
        try
        {
            if (_options.Latency > TimeSpan.Zero)
                await Task.Delay(_options.Latency, context.RequestAborted).ConfigureAwait(false);
            outcome = await AnswerAsync(context, path, new QueryValues(query), fault, received, $"req_{number:D6}").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away: nobody is left to answer.
        }
        finally
        {
            _log.End(_vendor, outcome);
        }
        if (fault == FaultKind.Reset)
            Reset(context);
    }

    private async Task<RequestOutcome> AnswerAsync(HttpContext context, string path, QueryValues query, FaultKind? fault, SandboxRequest? received, string requestId)
    {
        context.Response.Headers["x-request-id"] = requestId;
        if (_unplayable is not null)
            return await GiveUpAsync(context, $"the document of '{_vendor}': {_unplayable}").ConfigureAwait(false);
        if (fault is not null)
        {
            if (fault != FaultKind.Reset)
                await _routes[0].RefuseAsync(context, Faults.Problem(context, fault.Value), requestId).ConfigureAwait(false);
            return RequestOutcome.Faulted;
        }
        var matches = _routes.Select(route => (Route: route, Path: route.Template.Match(path, query))).Where(match => match.Path is not null).ToList();
        // Documents tell operations apart by more than is sent: a stub says which one is meant.
        var (found, parameters) = matches.OrderByDescending(match => match.Route.Stubs.Count > 0).FirstOrDefault(match => match.Route.Method == context.Request.Method);
        if (found is not null)
        {
            var request = await found.ReadAsync(context.Request, parameters!, query).ConfigureAwait(false);
            if (received is not null)
                _log.Report(request.Report(received));
            if (request.Stub is null && found.Flaw is { } flaw)
                return await GiveUpAsync(context, $"{found.Method} {found.Path} of '{_vendor}': {flaw}").ConfigureAwait(false);
            return await found.ServeAsync(context, request, query, requestId).ConfigureAwait(false) ? RequestOutcome.Succeeded : RequestOutcome.Refused;
        }

        if (matches.Count > 0)
            context.Response.Headers.Allow = string.Join(", ", matches.Select(match => match.Route.Method));
        var problem = matches.Count > 0
            ? new Problem(ProblemKind.Method, new Violation("method", null, "method_not_allowed", "Method not allowed", context.Request.Method))
            : new Problem(ProblemKind.NotFound, new Violation("path", null, "not_found", "Not found", path));
        if (received is not null)
            _log.Report(new ValidatedRequest(received) { Violations = problem.Violations });
        await (matches.Count > 0 ? matches[0].Route : _routes[0]).RefuseAsync(context, problem, requestId).ConfigureAwait(false);
        return RequestOutcome.Refused;
    }

    private Route Route(ApiDocument api, ApiOperation operation, ulong seed)
    {
        var paging = PagingScheme.Of(operation.Parameters);
        return new Route(operation, paging, () => AnswerOf(api, operation, paging, seed), _options);
    }

    private Answer AnswerOf(ApiDocument api, ApiOperation operation, PagingScheme paging, ulong seed)
    {
        var isNewestFirst = Sorting.IsNewestFirst(operation.Parameters);
        var builder = new ShapeBuilder(seed, new Timeline(_options.SessionsPerVendor, isNewestFirst, seed), _options.Hostile);
        if (operation.Success.Response is { Streams: { Count: > 0 } streams } response)
            return new StreamingAnswer(operation, builder, _options, streams.Any(stream => stream.ContentType == response.ContentType) ? null : new SingleAnswer(operation, builder));
        if (ListingShape.Of(api, operation, operation.Success.Response, paging) is not { } listing)
            return new SingleAnswer(operation, builder);

        var sessions = SessionSource.Of(listing.Item, listing.Example, operation.Parameters, builder, _options.SessionsPerVendor);
        var sorting = new Sorting(operation.Parameters, sessions, isStrict: !listing.IsInvented);
        var filters = operation.Parameters
            .Where(parameter => parameter.In == "query" && !paging.Parameters.Concat(sorting.Parameters).Any(used => used.Name == parameter.Name))
            .Select(parameter => RowFilter.Of(parameter, sessions))
            .OfType<RowFilter>()
            .ToList();
        var pages = new PageWriter(listing, sessions, builder);
        return new ListingAnswer(operation, paging, pages, new Selections(sessions, filters, sorting, isNewestFirst), sorting, sessions);
    }

    private static async Task<RequestOutcome> GiveUpAsync(HttpContext context, string what)
    {
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = $"The sandbox cannot play {what}." }, context.RequestAborted).ConfigureAwait(false);
        return RequestOutcome.Refused;
    }

    private static void Reset(HttpContext context)
    {
        // Over HTTP/1.1 the caller sees a TCP reset; a stream of HTTP/2 has one of its own, and shares its connection.
        if (HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        context.Abort();
    }
}
