using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Errors;
using SpecClients.Sandbox.Listing;
using SpecClients.Sandbox.Paging;
using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Serving;

/// <summary>Answers requests that keep to an operation's description.</summary>
internal abstract class Answer
{
    /// <summary>Writes the answer, or says why there is none before anything is written.</summary>
    public abstract Task<Problem?> WriteAsync(HttpContext context, QueryValues query);

    /// <summary>Sets the status and the type of what follows.</summary>
    protected static void Begin(HttpContext context, int status, string contentType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
    }
}

/// <summary>Answers by a page of sessions.</summary>
internal sealed class ListingAnswer(ApiOperation operation, PagingScheme paging, PageWriter pages, Selections selections, Sorting sorting, SessionSource sessions) : Answer
{
    private readonly (int Status, string ContentType) _success = (operation.Success.Status, operation.Success.Response.ContentType);

    /// <summary>What is listed.</summary>
    public SessionSource Sessions => sessions;

    /// <summary>The parameters that turn the pages, by name.</summary>
    public IEnumerable<string> PagingParameters => paging.Parameters.Select(parameter => parameter.Name);

    /// <summary>Writes the whole listing as one page, whatever the limit.</summary>
    public Task WriteWholeAsync(PipeWriter pipe)
    {
        var rows = selections.For(new QueryValues(""));
        return pages.WriteAsync(pipe, Page.From(0, rows.Count, rows.Count), rows, CancellationToken.None);
    }

    public override async Task<Problem?> WriteAsync(HttpContext context, QueryValues query)
    {
        if (sorting.Check(query).ToList() is { Count: > 0 } violations)
            return new Problem(ProblemKind.Parameter, violations);
        var rows = selections.For(query);
        var page = paging.PageFor(query, rows, sessions, out var wrong);
        if (wrong is not null)
            return new Problem(ProblemKind.Parameter, wrong);
        Begin(context, _success.Status, _success.ContentType);
        await pages.WriteAsync(context.Response.BodyWriter, page, rows, context.RequestAborted).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Answers by one value of the declared schema, or by nothing where there is none.</summary>
internal sealed class SingleAnswer(ApiOperation operation, ShapeBuilder builder) : Answer
{
    private readonly (int Status, string ContentType) _success = (operation.Success.Status, operation.Success.Response.ContentType);
    private readonly Shape? _shape = operation.Success.Response.Schema is { } schema ? builder.Build(schema, operation.Id, operation.Success.Response.Example) : null;

    public override async Task<Problem?> WriteAsync(HttpContext context, QueryValues query)
    {
        if (_shape is null)
        {
            context.Response.StatusCode = _success.Status;
            return null;
        }
        Begin(context, _success.Status, _success.ContentType);
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, Wire.Writer);
        await using var _ = writer.ConfigureAwait(false);
        _shape.Write(writer, new Row(builder.Seed, 0));
        return null;
    }
}
