using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using CsCheck;
using SpecClients.Paging;

namespace AgentSessions.Tests.Listings;

/// <summary>Whatever the lengths of a server's pages and the way that it writes its links. CsCheck prints the seed of a failing case.</summary>
[TestFixture("nswag")]
[TestFixture("kiota")]
internal sealed class RaggedLinks(string generator)
{
    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Int[0, 7].List[1, 12], Gen.OneOf<string>("listRuns", "listRows", "searchRuns"), Gen.Int[0, 4].List[12], Gen.Bool, Gen.Int[1, 9], Gen.Int[0, 3],
        (sizes, operation, forms, isNullAtEnd, cut, ahead) => new Case(sizes, operation, forms, isNullAtEnd, cut, ahead));

    private ListedClient _client = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync() => _client = await ListedClient.CreateAsync(generator, LinkedSpec.Document, LinkedSpec.Overlay);

    [Test]
    public Task Every_row_comes_once_and_in_order_in_one_go_and_cut_anywhere() => Cases.SampleAsync(async one =>
    {
        var expected = Enumerable.Range(0, one.Sizes.Sum()).ToList();
        var whole = ReadAsync(one, new PagingOptions { Prefetch = one.Ahead, MaxConcurrency = 1 + one.Ahead });
        Assert.That(await whole.Select(item => item.Id).ToListAsync(), Is.EqualTo(expected));

        var (ids, checkpoint) = (new List<int>(), default(string));
        do
        {
            var paging = new PagingOptions { MaxItems = one.Cut, ResumeFrom = checkpoint };
            checkpoint = null;
            await foreach (var (id, at) in ReadAsync(one, paging))
            {
                ids.Add(id);
                checkpoint = at;
            }
        }
        while (checkpoint is not null);
        Assert.That(ids, Is.EqualTo(expected));
    }, iter: 300);

    /// <summary>The rows, each with the checkpoint of its page.</summary>
    private async IAsyncEnumerable<(int Id, string? Checkpoint)> ReadAsync(Case one, PagingOptions paging)
    {
        (string, object?)[] arguments = one.Operation == "searchRuns" ? [("body", new Dictionary<string, object?> { ["Text"] = "x" })] : [];
        dynamic list = _client.List(one.Operation, new Server(one), paging, arguments);
        await foreach (var page in (IAsyncEnumerable<dynamic>)list.AsPages())
        {
            foreach (object item in page.Items)
                yield return (Convert.ToInt32(item.GetType().GetProperty("Id")!.GetValue(item)), page.Checkpoint);
        }
    }

    private sealed record Case(List<int> Sizes, string Operation, List<int> Forms, bool IsNullAtEnd, int Cut, int Ahead);

    private sealed class Server(Case one) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            var number = int.Parse(HttpUtility.ParseQueryString(address.Query)["n"] ?? "0");
            var rows = new JsonArray([.. Enumerable.Range(one.Sizes.Take(number).Sum(), one.Sizes[number]).Select(id => new JsonObject { ["id"] = id })]);
            var link = number + 1 == one.Sizes.Count ? null : one.Forms[number] switch
            {
                0 => $"?n={number + 1}",
                1 => $"{address.AbsolutePath}?n={number + 1}",
                2 => $"{address.GetLeftPart(UriPartial.Path)}?n={number + 1}",
                3 => $"{address.Segments[^1]}?n={number + 1}&z=\"{number}\"",
                _ => $"//{address.Authority}{address.AbsolutePath}?a=ä,b;c&n={number + 1}",
            };
            var said = link ?? (one.IsNullAtEnd ? null : "");
            JsonNode body = one.Operation == "listRows" ? rows : new JsonObject { ["runs"] = rows, ["next"] = said, ["links"] = new JsonObject { ["next"] = said } };
            var content = new StringContent(body.ToJsonString(), null, "application/json");
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
            if (one.Operation == "listRows" && (link is not null || one.IsNullAtEnd))
            {
                var next = link is null ? "" : $", <{link.Replace("ä", "%C3%A4")}>; rel=next";
                response.Headers.TryAddWithoutValidation("Link", $"<?n=0>; rel=first{next}");
            }
            return Task.FromResult(response);
        }
    }
}
