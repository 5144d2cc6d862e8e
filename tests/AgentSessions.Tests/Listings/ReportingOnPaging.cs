using SpecClients.Changes.Comparing;
using SpecClients.Changes.Reports;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Listings;

/// <summary>A report says of a listing what the build will.</summary>
internal sealed class ReportingOnPaging
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /runs:
            get:
              operationId: listRuns
              parameters: [ { name: offset, in: query, schema: { type: integer } } ]
              responses:
                '200':
                  description: ok
                  headers: { X-Next: { schema: { type: string } }, X-Total: { schema: { type: integer } } }
                  content: { application/json: { schema: { type: object, properties: { next: { type: string }, runs: { type: array, items: { type: object, properties: { id: { type: string } } } }, total: { type: integer } } } } }
        """;

    private const string Offset = "{ offset: $request.query.offset, items: '$response.body#/runs', total: '$response.body#/total', key: /id }";
    private const string BodyLink = "{ nextLink: '$response.body#/next', items: '$response.body#/runs' }";
    private const string HeaderTotal = "{ offset: $request.query.offset, items: '$response.body#/runs', total: $response.header.x-total, key: /id }";
    private const string HeaderLink = "{ nextLink: $response.header.X-Next, items: '$response.body#/runs' }";

    [TestCase(Offset)]
    [TestCase(BodyLink)]
    [TestCase(HeaderLink)]
    [TestCase(HeaderTotal)]
    public void An_overlay_that_still_holds_is_not_mentioned(string paging) => Assert.That(Overtaken(Spec, paging), Is.Empty);

    [TestCase(Offset, "name: offset", "name: skip", "listRuns has no \"$request.query.offset\".")]
    [TestCase(Offset, "total: {", "count: {", "The answer of listRuns has no \"$response.body#/total\".")]
    [TestCase(Offset, "id: {", "run_id: {", "An item of listRuns has no \"/id\".")]
    [TestCase(BodyLink, "next: {", "link: {", "The answer of listRuns has no \"$response.body#/next\".")]
    [TestCase(BodyLink, "next: { type: string", "next: { type: object", "'nextLink' is string, and \"$response.body#/next\" is object.")]
    [TestCase(HeaderLink, "X-Next", "X-Following", "The answer of listRuns has no \"$response.header.X-Next\".")]
    [TestCase(HeaderTotal, "X-Total: { schema: { type: integer", "X-Total: { schema: { type: boolean", "'total' is integer or string, and \"$response.header.x-total\" is boolean.")]
    public void A_place_of_a_listing_that_went_is(string paging, string old, string present, string message)
    {
        var overtaken = Overtaken(Spec.Replace(old, present), paging).Single();
        Assert.That((overtaken.State, overtaken.Message, overtaken.Action.Target), Is.EqualTo(("stale", message, "$.paths['/runs'].get")));
    }

    [Test]
    public void A_listing_that_a_vendors_own_words_no_longer_make_is_told_by_the_place_that_it_went_with()
    {
        var words = Spec.Replace("operationId: listRuns", "operationId: listRuns\n      x-speakeasy-pagination: { type: url, outputs: { nextUrl: $.next } }");
        var changes = DocumentComparison.Between(DocumentReader.Parse(words, "old"), DocumentReader.Parse(words.Replace("next: {", "link: {"), "new"));
        Assert.That(changes.Select(change => (change.Kind.Name, change.Pointer)), Is.SupersetOf((IEnumerable<(string, string)>)
            [("ListingRemoved", "#/paths/~1runs/get"), ("ResponsePropertyRemoved", "#/paths/~1runs/get/responses/200/content/application~1json/schema/properties/next")]));
    }

    [Test]
    public void What_a_vendor_says_of_its_own_paging_in_our_words_is_no_action_s()
    {
        var words = Spec.Replace("operationId: listRuns", "operationId: listRuns\n      x-paging: { offset: $request.query.gone, items: '$response.body#/runs' }");
        Assert.That(OverlayReport.Of([], [], DocumentReader.Parse(words, "acme.yaml")).Overtaken, Is.Empty);
    }

    private static IReadOnlyList<OvertakenAction> Overtaken(string spec, string paging)
    {
        var corrections = Overlay.Parse(DocumentReader.Parse(ListedClient.OverlayOf("/runs", "get", paging), "acme.overlay.yaml"));
        return OverlayReport.Of(corrections.Actions, corrections.Actions, DocumentReader.Parse(spec, "acme.yaml")).Overtaken;
    }
}
