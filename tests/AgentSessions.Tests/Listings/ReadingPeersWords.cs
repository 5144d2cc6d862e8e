using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Building;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Listings;

/// <summary>What a document says for other generators is its own data: where it falls short, a reviewer is told, and no build ends.</summary>
internal sealed class ReadingPeersWords
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /runs/{run}:
            post:
              operationId: listRuns
              parameters:
                - { name: run, in: path, required: true, schema: { type: string } }
                - { name: offset, in: query, schema: { type: integer } }
                - { name: page, in: query, schema: { type: integer } }
                - { name: zero, in: query, schema: { type: integer, minimum: 0 } }
                - { name: after, in: query, schema: { type: string } }
                - { name: since, in: query, schema: { type: string, format: date-time } }
                - { name: flag, in: query, schema: { type: boolean } }
              requestBody: { content: { application/json: { schema: { type: object, properties: { text: { type: string } } } } } }
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          runs: { type: array, items: { type: object, properties: { id: { type: string }, at: { type: string, format: date-time }, tags: { type: array, items: { type: string } } } } }
                          names: { type: array, items: { type: string } }
                          times: { type: array, items: { type: object, properties: { at: { type: string } } } }
                          total: { type: integer }
                          next: { type: string }
              x-speakeasy-pagination: HERE
        """;

    [TestCaseSource(typeof(PeerSpec), nameof(PeerSpec.Translations))]
    public void What_is_taken_is_told_as_an_overlay_would_say_it(KeyValuePair<string, string> operation)
    {
        var document = Compile(PeerSpec.Document);
        var word = operation.Key.StartsWith("listStainless", StringComparison.Ordinal) ? "x-stainless-pagination-property" : "x-speakeasy-pagination";
        Assert.That(document.Review, Does.Contain($"{word} → x-paging {operation.Value}"));
        Assert.That(document.Warnings, Is.Empty);
    }

    [TestCase("true", "It is no object.")]
    [TestCase("{ }", "Its type is none of offsetLimit, cursor and url.")]
    [TestCase("{ type: offsetLimit }", "It does not say what turns the pages of type offsetLimit.")]
    [TestCase("{ type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ] }", "It does not say what turns the pages of type cursor.")]
    [TestCase("{ type: url }", "It does not say what turns the pages of type url.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset }, { name: page, in: parameters, type: page } ] }", "It asks by an offset and by a page.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: skip, in: parameters, type: offset } ] }", "listRuns has no parameter \"skip\" in its query or a header.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: run, in: parameters, type: offset } ] }", "listRuns has no parameter \"run\" in its query or a header.")]
    [TestCase("{ type: offsetLimit, inputs: [ { in: parameters, type: offset } ] }", "Its input of type offset has no name.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: skip, in: requestBody, type: offset } ] }", "The body of listRuns has no \"skip\".")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: flag, in: parameters, type: offset } ], outputs: { results: $.runs } }", "'offset' is integer, and \"$request.query.flag\" is boolean.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ] }", "It does not say where an answer has its items, and not one member alone is a list.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: $.rows } }", "The answer of listRuns has no \"$response.body#/rows\".")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: $.total } }", "'items' is array, and \"$response.body#/total\" is integer.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: $.times } }", "say with 'key' by which member an item is known")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: runs } }", "Its results is no JSONPath.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: '$..runs' } }", "Its results is more of a JSONPath than is read here: \"$..runs\".")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: offset, in: parameters, type: offset } ], outputs: { results: '$.runs[-1].tags' } }", "Its results is in a list.")]
    [TestCase("{ type: offsetLimit, inputs: [ { name: zero, in: parameters, type: page } ], outputs: { results: $.runs } }", "It does not say whether pages are counted from 0 or from 1.")]
    [TestCase("{ type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.runs[-1].id', results: $.times } }", "Its cursor is not of the last of its items.")]
    [TestCase("{ type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.runs[-1].tags[-1]' } }", "Its nextCursor is in a list of lists.")]
    [TestCase("{ type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.runs[-1].tags' } }", "'nextFromItem' is string or integer, and \"/tags\" is array.")]
    [TestCase("{ type: url, outputs: { nextUrl: $.total, results: $.runs } }", "'nextLink' is string, and \"$response.body#/total\" is integer.")]
    public void What_is_wrong_or_too_little_is_a_line_for_reviewers(string said, string problem)
    {
        var document = Compile(Spec.Replace("HERE", said));
        Assert.That(document.Review, Does.Contain("| `#/paths/~1runs~1{run}/post` | ").And.Contain($"x-speakeasy-pagination → no listing: ").And.Contain(problem));
        Assert.That((document.Paging.Count, document.Warnings.Count), Is.EqualTo((0, 0)));
    }

    [TestCase("purpose: next_cursor_param } } } ]", "purpose: items } } } ]", "Two places are said to be items: \"$request.query.page\" and \"$response.body#/data\".")]
    [TestCase("purpose: next_cursor_param", "purpose: unheard_of", "No parameter is said to turn the pages.")]
    [TestCase("purpose: next_cursor_field", "purpose: unheard_of", "No member of an answer is said to be the next cursor (next_cursor_field).")]
    [TestCase("purpose: next_cursor_field", "purpose: next_cursor_field, from_header: X-Next", "'next' is a place of the answer")]
    [TestCase("purpose: cursor_item_id", "purpose: unheard_of", "No member of an item is said to be the cursor (cursor_item_id).")]
    [TestCase("{ name: page, in: query, schema: { type: string,", "{ $ref: '#/components/parameters/N' }, { name: page, in: query, schema: { type: string,", "Pages turn in one way, and this says page_number_param and next_cursor_param.")]
    public void The_same_of_what_is_said_of_parameters_and_members(string old, string present, string problem)
    {
        var document = Compile(PeerSpec.Document.Replace(old, present));
        Assert.That(document.Review, Does.Contain("x-stainless-pagination-property → no listing: ").And.Contain(problem));
        Assert.That(document.Paging, Has.Count.EqualTo(PeerSpec.Translations.Count - 1));
    }

    [Test]
    public void An_overlay_goes_first_and_its_mistakes_are_errors()
    {
        const string Paging = "{ cursor: $request.query.after, next: '$response.body#/next', items: '$response.body#/runs' }";
        var spec = Spec.Replace("HERE", "{ type: url, outputs: { nextUrl: $.next, results: $.runs } }");
        var document = Compile(spec, ListedClient.OverlayOf("/runs/{run}", "post", Paging));
        Assert.That(document.Paging.Single().Kind, Is.EqualTo(SpecClients.OpenApi.Paging.PagingKind.Cursor));
        Assert.That(document.Review, Does.Not.Contain("peer-paging"));
        Assert.That(() => Compile(spec, ListedClient.OverlayOf("/runs/{run}", "post", "{ nextLink: '$response.body#/link' }")), Throws.InstanceOf<ProblemException>());
    }

    [TestCase("nswag")]
    [TestCase("kiota")]
    public async Task What_a_generator_cannot_list_is_a_warning_where_a_vendor_says_it_and_an_error_where_we_do(string generator)
    {
        const string Message = "client has no text or number for a cursor where the pages of listRuns turn, but ";
        var theirs = Compile(Spec.Replace("HERE", """
            { type: cursor, inputs: [ { name: since, in: parameters, type: cursor } ], outputs: { nextCursor: '$.runs[-1].at' } }
            """));
        var warning = (await GenerateAsync(generator, theirs)).Single(problem => problem.Message.Contains("It is not listed by this client."));
        Assert.That((warning.IsWarning, warning.Mark.File, warning.Mark.Line), Is.EqualTo((true, "spec.yaml", 6)));
        Assert.That(warning.Message, Does.Contain(Message));

        const string Paging = "{ cursor: $request.query.since, nextFromItem: /at, items: '$response.body#/runs' }";
        var ours = Compile(Spec.Replace("HERE", "{ }"), ListedClient.OverlayOf("/runs/{run}", "post", Paging));
        Assert.That(
            () => GenerateAsync(generator, ours),
            Throws.InstanceOf<ProblemException>().With.Message.Contains("spec.overlay.yaml(7,17): error SC0108: ").And.Message.Contains(Message));
    }

    private static EffectiveDocument Compile(string spec, string? overlay = null) => ListedClient.Compile(spec, overlay);

    private static async Task<IReadOnlyList<Problem>> GenerateAsync(string generator, EffectiveDocument document)
    {
        var folder = Directory.CreateTempSubdirectory("peers-").FullName;
        try
        {
            IGenerator made = generator == "kiota" ? new KiotaGenerator() : new NSwagGenerator();
            var warnings = await GuardedGeneration.RunAsync(document, made, folder, default);
            var sources = Directory.EnumerateFiles(IGenerator.OutputOf(document, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
            InMemory.Compile(sources);
            return warnings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
