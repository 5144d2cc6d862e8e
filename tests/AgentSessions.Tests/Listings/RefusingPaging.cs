using SpecClients.Generation.Layer;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Listings;

/// <summary>What an overlay says wrongly of pages is an error at the overlay's line.</summary>
internal sealed class RefusingPaging
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /runs:
            get:
              operationId: listRuns
              parameters:
                - { name: offset, in: query, schema: { type: integer } }
                - { name: page, in: query, schema: { type: integer } }
                - { name: after, in: query, schema: { type: string } }
                - { name: flag, in: query, schema: { type: boolean } }
              responses:
                '200':
                  description: ok
                  headers: { X-Total: { schema: { type: integer } }, X-Next: { schema: { type: string } }, Link: { schema: { type: array, items: { type: string } } } }
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          runs: { type: array, items: { type: object, properties: { id: { type: string }, tags: { type: array, items: { type: string } } } } }
                          total: { type: integer }
                          next: { type: string }
        """;

    [TestCase("{ offset: $request.query.skip, items: '$response.body#/runs', key: /id }", "listRuns has no \"$request.query.skip\".")]
    [TestCase("{ offset: $request.header.offset, items: '$response.body#/runs', key: /id }", "listRuns has no \"$request.header.offset\".")]
    [TestCase("{ offset: $request.body#/offset, items: '$response.body#/runs', key: /id }", "listRuns has no \"$request.body#/offset\".")]
    [TestCase("{ offset: $request.query.flag, items: '$response.body#/runs', key: /id }", "'offset' is integer, and \"$request.query.flag\" is boolean.")]
    [TestCase("{ offset: offset, items: '$response.body#/runs', key: /id }", "'offset' is a place of the request, as in $request.query.offset, $request.header.offset or $request.body#/offset, and this is \"offset\".")]
    [TestCase("{ offset: $request.path.offset, items: '$response.body#/runs', key: /id }", "'offset' is a place of the request")]
    [TestCase("{ offset: $request.query.offset, firstPage: 0, items: '$response.body#/runs', key: /id }", "'firstPage' goes with numbered pages.")]
    [TestCase("{ page: $request.query.page, firstPage: 2, items: '$response.body#/runs', key: /id }", "'firstPage' is 0 or 1.")]
    [TestCase("{ page: $request.query.page, totalPages: '$response.body#/next', items: '$response.body#/runs', key: /id }", "'totalPages' is integer, and")]
    [TestCase("{ offset: 7, items: '$response.body#/runs', key: /id }", "'offset' is a text.")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/rows', key: /id }", "The answer of listRuns has no \"$response.body#/rows\".")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/total', key: /id }", "'items' is array, and \"$response.body#/total\" is integer.")]
    [TestCase("{ offset: $request.query.offset, items: '/runs', key: /id }", "'items' is a place of the answer, as in $response.body#/items, and this is \"/runs\".")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/runs', total: '$response.body#/next', key: /id }", "'total' is integer, and \"$response.body#/next\" is string.")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/runs', key: /name }", "An item of listRuns has no \"/name\".")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/runs', key: /tags }", "'key' is string or integer, and \"/tags\" is array.")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/runs', key: id }", "'key' is a JSON pointer within an item, as in /id, and this is \"id\".")]
    [TestCase("{ offset: $request.query.offset, items: '$response.body#/runs' }", "say with 'key' by which member an item is known")]
    [TestCase("{ offset: $request.query.offset, page: $request.query.page, items: '$response.body#/runs', key: /id }", "Pages turn in one way, and this says offset and page.")]
    [TestCase("{ offset: $request.query.offset, key: /id }", "says with 'items' where an answer has its items")]
    [TestCase("{ cursor: $request.query.after, items: '$response.body#/runs' }", "A cursor comes from an answer, by 'next', or from its last item, by 'nextFromItem'.")]
    [TestCase("{ offset: $request.query.offset, next: '$response.body#/next', items: '$response.body#/runs', key: /id }", "'next' goes with a cursor.")]
    [TestCase("{ cursor: $request.query.after, next: '$response.body#/next', back: { cursor: $request.query.after }, items: '$response.body#/runs' }", "'back' is an object of 'cursor' and 'next'.")]
    [TestCase("{ nextLink: '$response.body#/link', items: '$response.body#/runs' }", "The answer of listRuns has no \"$response.body#/link\".")]
    [TestCase("{ nextLink: '$response.body#/total', items: '$response.body#/runs' }", "'nextLink' is string, and \"$response.body#/total\" is integer.")]
    [TestCase("{ nextLink: $response.header.X-Total, items: '$response.body#/runs' }", "'nextLink' is string, and \"$response.header.X-Total\" is integer.")]
    [TestCase("{ nextLink: $response.header.Lnk, items: '$response.body#/runs' }", "The answer of listRuns has no \"$response.header.Lnk\".")]
    [TestCase("{ nextLink: $request.query.page, items: '$response.body#/runs' }", "'nextLink' is a place of the answer, as in $response.body#/nextLink or $response.header.Link, and this is \"$request.query.page\".")]
    [TestCase("{ nextLink: $response.header.Link, page: $request.query.page, items: '$response.body#/runs', key: /id }", "Pages turn in one way, and this says page and nextLink.")]
    [TestCase("{ nextLink: $response.header.Link, next: '$response.body#/next', items: '$response.body#/runs' }", "'next' goes with a cursor.")]
    [TestCase("{ page: $request.query.page, hasMore: '$response.body#/next', items: '$response.body#/runs', key: /id }", "'hasMore' is boolean, and")]
    [TestCase("{ page: $request.query.page, total: $response.header.X-Count, items: '$response.body#/runs', key: /id }", "The answer of listRuns has no \"$response.header.X-Count\".")]
    [TestCase("{ page: $request.query.page, totalPages: $response.header.Link, items: '$response.body#/runs', key: /id }", "'totalPages' is integer or string, and \"$response.header.Link\" is array.")]
    [TestCase("{ page: $request.query.page, total: total, items: '$response.body#/runs', key: /id }", "'total' is a place of the answer, as in $response.body#/total or $response.header.X-Total, and")]
    [TestCase("{ items: $response.header.X-Next }", "'items' is a place of the answer, as in $response.body#/items, and this is \"$response.header.X-Next\".")]
    [TestCase("{ curser: $request.query.after, items: '$response.body#/runs' }", "'curser' is no keyword of x-paging")]
    [TestCase("{ offset: \"$request.query.a\\u001b[2J\", items: '$response.body#/runs', key: /id }", "listRuns has no \"$request.query.a\\u001b[2J\".")]
    public void It_is_told_where_it_stands(string paging, string message)
    {
        var refused = Assert.Throws<ProblemException>(() => ListedClient.Compile(Spec, ListedClient.OverlayOf("/runs", "get", paging)))!;
        Assert.That(refused.Problems[0].Mark.File, Is.EqualTo("spec.overlay.yaml"));
        Assert.That(refused.Problems[0].Mark.Line, Is.EqualTo(7));
        Assert.That(refused.Message, Does.Contain("error SC0108").And.Contain(message));
    }

    [Test]
    public void An_overlay_whose_paging_is_no_object_is_refused() => Assert.That(
        () => ListedClient.Compile(Spec, ListedClient.OverlayOf("/runs", "get", "offset")),
        Throws.InstanceOf<ProblemException>().With.Message.Contains("'x-paging' should be an object"));

    [Test]
    public void A_vendors_own_word_for_it_counts_for_nothing()
    {
        var document = SpecClients.OpenApi.Compiling.EffectiveDocument.Standalone(
            "Acme", DocumentReader.Parse(Spec.Replace("operationId: listRuns", "operationId: listRuns\n      x-paging: { offset: a }"), "spec.yaml"), overlay: null);
        Assert.That(ApiFile.Write(document, "NSwag"), Does.Not.Contain("Paging"));
        Assert.That(document.Warnings.Select(warning => warning.Message), Has.Some.Contains("'x-paging' steers what is generated"));
    }
}
