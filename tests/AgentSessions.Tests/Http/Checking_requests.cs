using System.Net;
using AgentSessions.Generated.Meibel.NSwag;
using SpecClients.NSwag.Sending;

namespace AgentSessions.Tests.Http;

internal sealed class Checking_requests
{
    [TestCase("a b", null)]
    [TestCase("a..b", null)]
    [TestCase("x.y", null)]
    [TestCase("%2e%2e", null)]
    [TestCase("..", "agent")]
    [TestCase(".", "agent")]
    [TestCase("../../admin", "agent")]
    [TestCase("a\\..", "agent")]
    [TestCase("", "agent")]
    [TestCase("a-name-beyond-twenty-characters", "agent")]
    [TestCase("a HALF", "agent")]
    public void A_value_in_the_path_is_judged(string value, string? refused) => AssertRefused(request => request.Path("agent", Halved(value)), refused);

    [TestCase("limit", "100", null)]
    [TestCase("limit", "", null)]
    [TestCase("code", "ab", null)]
    [TestCase("order", "sideways", null)]
    [TestCase("limit", "0", "limit")]
    [TestCase("limit", "101", "limit")]
    [TestCase("limit", "1e3", "limit")]
    [TestCase("code", "a", "code")]
    [TestCase("code", "ab\n", "code")]
    [TestCase("code", "AB", "code")]
    [TestCase("order", "a HALF", "order")]
    public void A_value_in_the_query_is_judged(string name, string value, string? refused) => AssertRefused(request => request.Query(name, Halved(value)), refused);

    [TestCase("t", null)]
    [TestCase("too-long-a-name", "X-Tenant")]
    [TestCase("a\r\nb", "X-Tenant")]
    [TestCase("a\0b", "X-Tenant")]
    public void A_header_is_judged(string value, string? refused) => AssertRefused(request => request.Header("X-Tenant", value), refused);

    [TestCase("a\nb")]
    [TestCase("a\0b")]
    public void A_header_that_a_callers_own_client_adds_cannot_end_early_either(string value)
    {
        using var wire = new HttpClient(FakeTransport.Answering(HttpStatusCode.OK)) { BaseAddress = new("https://api.example.com/") };
        using var client = new OwnClient(wire, value);
        Assert.That(() => client.ListSessionsAsync("a"), Throws.ArgumentException.With.Property("ParamName").EqualTo("X-Undescribed"));
    }

    [Test]
    public void Bounds_may_be_left_to_the_server_and_places_may_not()
    {
        AssertRefused(request => request.Query("limit", 0), null, checksBounds: false);
        AssertRefused(request => request.Path("agent", ".."), "agent", checksBounds: false);
        AssertRefused(request => request.Header("X-Tenant", "a\nb"), "X-Tenant", checksBounds: false);
    }

    [TestCase(ParameterStyle.Label, ".", "n")]
    [TestCase(ParameterStyle.Label, "", "n")]
    [TestCase(ParameterStyle.Matrix, "..", null)]
    [TestCase(ParameterStyle.Matrix, "a/../b", "n")]
    public void A_place_is_judged_as_its_style_fills_it(ParameterStyle style, string value, string? refused)
    {
        using var request = new OperationRequest(new("list", "GET", "/a/{n}") { Parameters = [new("n", ApiParameterLocation.Path) { Style = style }] }, checksBounds: true);
        Assert.That(Refused(() => request.Path("n", value)), Is.EqualTo(refused));
    }

    [Test]
    public void Each_place_is_filled_in_its_turn_whatever_its_value_looks_like()
    {
        using var request = new OperationRequest(new("list", "GET", "/a/{n}/b{c/{m}.json?x=1")
        {
            Parameters = [new("n", ApiParameterLocation.Path), new("m", ApiParameterLocation.Path), new("q", ApiParameterLocation.Query)],
        }, checksBounds: true);
        request.Path("n", "{m}");
        request.Path("m", "{n}");
        request.Query("q", "a&b");
        request.Query("q", null);
        Assert.That(request.Address().ToString(), Is.EqualTo("a/%7Bm%7D/b{c/%7Bn%7D.json?x=1&q=a%26b"));
    }

    [Test]
    public void Half_of_a_character_is_refused_wherever_it_stands(
        [Values("path", "query", "list", "member", "member's name", "header", "cookie", "field", "text")] string place, [Values("HIGH", "LOWa", "aHIGHb", "LOWHIGH", "HIGHHIGH")] string value)
    {
        var half = value.Replace("HIGH", "\ud83d").Replace("LOW", "\ude00");
        void Give(string text)
        {
            using var request = new OperationRequest(new("list", "GET", "/a/{p}")
            {
                Parameters =
                [
                    new("p", ApiParameterLocation.Path), new("q", ApiParameterLocation.Query), new("o", ApiParameterLocation.Query) { Style = ParameterStyle.DeepObject },
                    new("h", ApiParameterLocation.Header), new("c", ApiParameterLocation.Cookie),
                ],
            }, checksBounds: false);
            switch (place)
            {
                case "path": request.Path("p", text); break;
                case "query": request.Query("q", text); break;
                case "list": request.Query("q", new[] { "a", text }); break;
                case "member": request.Query("o", new Dictionary<string, object> { ["a"] = text }); break;
                case "member's name": request.Query("o", new Dictionary<string, object> { [text] = "a" }); break;
                case "header": request.Header("h", text); break;
                case "cookie": request.Cookie("c", text); break;
                case "field": new FormBody().Add("f", text); break;
                default: PlainValue.Body(text); break;
            }
        }
        Assert.That(() => Give(half), Throws.ArgumentException.With.Message.Contains("half of a character"));
        Assert.That(() => Give("a\ud83d\ude00b"), Throws.Nothing);
    }

    private sealed class OwnClient(HttpClient connections, string value) : MeibelClient(connections)
    {
        protected override Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, string url, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("X-Undescribed", value);
            return Task.CompletedTask;
        }
    }

    /// <summary>An attribute cannot hold half of a character.</summary>
    private static string Halved(string value) => value.Replace("HALF", "\ud800", StringComparison.Ordinal);

    private static void AssertRefused(Action<OperationRequest> give, string? refused, bool checksBounds = true)
    {
        using var request = new OperationRequest(TestApi.ListSessions, checksBounds);
        Assert.That(Refused(() => give(request)), Is.EqualTo(refused));
    }

    private static string? Refused(Action give)
    {
        try
        {
            give();
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.ParamName;
        }
    }
}
