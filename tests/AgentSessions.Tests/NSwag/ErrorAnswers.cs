using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Generated.PgAi.NSwag;
using AgentSessions.Generated.PipecatCloud.NSwag;
using Newtonsoft.Json.Linq;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

internal sealed class ErrorAnswers
{
    [TestCase(400)]
    [TestCase(404)]
    [TestCase(500)]
    public async Task A_declared_error_is_typed_and_carries_its_body(int status)
    {
        const string Body = """{"error":"No agent called 'x'","code":"404","hint":{"a":1.10}}""";
        var failure = (ApiException<ErrorResponse>)await Pipecat(status, Body);
        Assert.Multiple(() =>
        {
            Assert.That((failure.Result.Error, failure.Result.Code), Is.EqualTo(("No agent called 'x'", "404")));
            Assert.That(NSwagJson.Write(failure.Result), Is.EqualTo(Body));
            Assert.That(failure.Response, Is.EqualTo(Body));
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.Headers["content-type"].Single(), Does.StartWith("application/json"));
            Assert.That(failure.Message, Does.StartWith($"pipecat-cloud getSessions: {status} ").And.EndsWith(": No agent called 'x'"));
            Assert.That(failure.InnerException, Is.Null);
        });
    }

    [TestCase(400)]
    [TestCase(429)]
    [TestCase(499)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_declared_range_is_typed(int status)
    {
        var client = Answers.Client(http => new FoundryClient(http), (HttpStatusCode)status, """{"error":{"code":null,"message":"Too many","details":[{"code":"a","message":"b"}]}}""");
        var failure = (ApiException<ApiErrorResponse>)await Answers.Failure(() => client.ListSessionsAsync("a", "v1"));
        Assert.That((failure.Result.Error.Message, failure.Result.Error.Details!.Single().Code, failure.StatusCode), Is.EqualTo(("Too many", "a", status)));
        Assert.That(failure.Message, Does.Contain("Too many"));
    }

    [Test]
    public async Task A_union_of_string_and_integer_keeps_both()
    {
        const string Body = """{"detail":[{"loc":["query",3,null],"msg":"Not a number","type":"int_parsing","input":null,"ctx":{"d":"2025-10-22T08:39:26.000Z"}}]}""";
        var client = Answers.Client(http => new MeibelClient(http), HttpStatusCode.UnprocessableEntity, Body);
        var failure = (ApiException<HTTPValidationError>)await Answers.Failure(() => client.ListSessionsAsync("a"));
        var loc = failure.Result.Detail!.Single().Loc;
        Assert.That((loc[0].Text, loc[1].Number, loc[2]), Is.EqualTo(("query", (long?)3, default(StringOrInteger))));
        Assert.That(NSwagJson.Write(failure.Result), Is.EqualTo(Body));
        Assert.That(failure.Message, Does.Contain("Not a number"));
    }

    [TestCase("""{"error":7}""", "$.error")]
    [TestCase("""{"error":"cut off""", "$.error")]
    [TestCase("[]", "$")]
    [TestCase("", "$")]
    [TestCase("null", "$")]
    [TestCase("<html><head><title>502 Bad Gateway</title></head></html>", "$")]
    public async Task A_malformed_error_body_hides_neither_status_nor_text(string body, string path)
    {
        var failure = await Pipecat(500, body);
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.TypeOf<ApiException>());
            Assert.That((failure.StatusCode, failure.Response), Is.EqualTo((500, body)));
            Assert.That(failure.JsonPath, Is.EqualTo(path));
            Assert.That(failure.InnerException, Is.TypeOf<System.Text.Json.JsonException>());
        });
    }

    [Test]
    public async Task An_error_body_that_breaks_off_does_not_hide_the_status()
    {
        var client = Answers.Client(http => new PipecatCloudClient(http), HttpStatusCode.InternalServerError, new StreamContent(new BrokenStream("{\"error\":\"Out of"u8.ToArray())));
        var failure = await Answers.Failure(() => client.GetSessionsAsync("a"));
        Assert.That((failure.StatusCode, failure.Response, failure.InnerException is HttpRequestException), Is.EqualTo((500, "{\"error\":\"Out of", true)));
    }

    [Test]
    public void A_page_that_breaks_off_in_transit_is_a_failure_of_the_transport()
    {
        var client = Answers.Client(http => new PipecatCloudClient(http), HttpStatusCode.OK, new StreamContent(new BrokenStream("{\"sessions\":["u8.ToArray())));
        Assert.ThrowsAsync<HttpRequestException>(() => client.GetSessionsAsync("a"));
    }

    [TestCase(201)]
    [TestCase(204)]
    [TestCase(302)]
    [TestCase(418)]
    [TestCase(503)]
    public async Task An_undeclared_status_carries_its_body(int status)
    {
        var failure = await Pipecat(status, "upstream connect error", "text/plain");
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.TypeOf<ApiException>());
            Assert.That((failure.StatusCode, failure.Response), Is.EqualTo((status, "upstream connect error")));
            Assert.That(failure.Message, Does.Contain($"{status} ").And.Contain("(undeclared)").And.Contain("upstream connect error"));
        });
    }

    [Test]
    public async Task A_free_form_error_is_typed_as_what_it_is()
    {
        var client = Answers.Client(http => new PgAiClient(http), HttpStatusCode.Forbidden, """{"message":"No such workspace"}""");
        var failure = (ApiException<JToken>)await Answers.Failure(() => client.ListAgentSessionsAsync());
        Assert.That((string?)failure.Result["message"], Is.EqualTo("No such workspace"));
    }

    [TestCase("""{"error":{"message":"WORDS"}}""")]
    [TestCase("""{"message":"WORDS","error":"Bad Request"}""")]
    [TestCase("""{"errors":[{"detail":"WORDS"}]}""")]
    [TestCase("""{"detail":[{"loc":["a"],"msg":"WORDS"}]}""")]
    [TestCase("""{"detail":"WORDS","title":"Bad"}""")]
    [TestCase("""{"error":"invalid_client","error_description":"WORDS"}""")]
    [TestCase("""{"Message":"WORDS"}""")]
    [TestCase("WORDS")]
    [TestCase("<!doctype html><title>WORDS</title><body>page</body>")]
    public async Task The_message_has_the_vendor_s_own_words(string body)
    {
        var failure = await Pipecat(418, body.Replace("WORDS", "one\\ttwo"));
        Assert.That(failure.Message, Does.Contain("one two").Or.Contain("one\\ttwo"));
    }

    [Test]
    public async Task The_message_and_its_text_are_bounded_whatever_the_body()
    {
        var words = string.Concat(Enumerable.Repeat("😀 a lot\r\nto say ", 10_000));
        foreach (var body in (string[])[words, new JObject { ["error"] = words, ["total_count"] = words }.ToString(), new JObject { [words] = 1, ["sessions"] = words }.ToString()])
        {
            foreach (var status in (int[])[200, 404, 418])
            {
                var failure = await Pipecat(status, body);
                Assert.That(failure.Message, Has.Length.LessThan(700).And.Not.Contain("\n"));
                Assert.That(failure.ToString(), Has.Length.LessThan(5_000));
                Assert.That(failure.Response, Is.EqualTo(body));
            }
        }
    }

    [Test]
    public async Task A_credential_that_the_vendor_repeats_is_not_in_the_message()
    {
        using var http = new HttpClient(new Echo()) { BaseAddress = new Uri("https://vendor.test/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pk-very-secret");
        var failure = await Answers.Failure(() => new PipecatCloudClient(http).GetSessionsAsync("a"));
        Assert.That(failure.ToString(), Does.Contain("Invalid token ***").And.Not.Contain("very-secret"));
    }

    private static Task<ApiException> Pipecat(int status, string body, string mediaType = "application/json")
    {
        var client = Answers.Client(http => new PipecatCloudClient(http), (HttpStatusCode)status, body, mediaType);
        return Answers.Failure(() => client.GetSessionsAsync("a"));
    }

    private sealed class Echo : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                RequestMessage = request,
                Content = new StringContent($$"""{"error":"Invalid token {{request.Headers.Authorization!.Parameter}}"}""", Encoding.UTF8, "application/json"),
            });
    }

    private sealed class BrokenStream(byte[] beginning) : MemoryStream(beginning)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
