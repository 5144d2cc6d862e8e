using SpecCompiler.Overlays;
using SpecCompiler.Reading;
using SpecCompiler.Reporting;

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
                  content: { application/json: { schema: { type: object, properties: { runs: { type: array, items: { type: object, properties: { id: { type: string } } } }, total: { type: integer } } } } }
        """;

    private static readonly Overlay Corrections = Overlay.Parse(DocumentReader.Parse(
        ListedClient.OverlayOf("/runs", "get", "{ offset: $request.query.offset, items: '$response.body#/runs', total: '$response.body#/total', key: /id }"), "acme.overlay.yaml"));

    [Test]
    public void An_overlay_that_still_holds_is_not_mentioned() => Assert.That(Overtaken(Spec), Is.Empty);

    [TestCase("name: offset", "name: skip", "listRuns has no \"$request.query.offset\".")]
    [TestCase("total: {", "count: {", "The answer of listRuns has no \"$response.body#/total\".")]
    [TestCase("id: {", "run_id: {", "An item of listRuns has no \"/id\".")]
    public void A_parameter_or_a_member_of_a_listing_that_went_is(string old, string present, string message)
    {
        var overtaken = Overtaken(Spec.Replace(old, present)).Single();
        Assert.That((overtaken.State, overtaken.Message, overtaken.Action.Target), Is.EqualTo(("stale", message, "$.paths['/runs'].get")));
    }

    private static IReadOnlyList<OvertakenAction> Overtaken(string spec) => OverlayReport.Of(Corrections, Corrections, DocumentReader.Parse(spec, "acme.yaml")).Overtaken;
}
