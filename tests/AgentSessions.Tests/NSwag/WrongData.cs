using System.Net;
using System.Text;
using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Generated.Lyzr.NSwag;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Generated.PipecatCloud.NSwag;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

/// <summary>Data that is not as described is one exception that names its place, never a guess.</summary>
internal sealed class WrongData
{
    private const string Row = """{"agent_session_id":"s","version_indicator":{"type":"version_ref","agent_version":"1"},"status":"idle","created_at":1,"last_accessed_at":2,"expires_at":3}""";

    [TestCase("1.5", "another number", TestName = "A fraction is no integer")]
    [TestCase("1.00000000000000000000000000000000000001", "another number", TestName = "A fraction that a decimal would round away is no integer")]
    [TestCase("1e-1", "another number", TestName = "An exponent that leaves a fraction is no integer")]
    [TestCase("true", "true", TestName = "True is no integer")]
    [TestCase("\"7\"", "a string", TestName = "A string of digits is no integer")]
    [TestCase("\"\"", "a string", TestName = "An empty string is no integer")]
    [TestCase("9223372036854775808", "another number", TestName = "An integer beyond 64 bits is not cut off")]
    [TestCase("null", "null", TestName = "Null is no required integer")]
    [TestCase("[1]", "a list", TestName = "A list is no integer")]
    [TestCase("{}", "an object", TestName = "An object is no integer")]
    public async Task Wrong_integers_are_named_by_their_place(string value, string came)
    {
        var failure = await Foundry("""{"data":[ROW,ROW,ROW,BAD],"has_more":false}""".Replace("BAD", Row.Replace("\"created_at\":1", "\"created_at\":" + value)));
        Assert.Multiple(() =>
        {
            Assert.That(failure.JsonPath, Is.EqualTo("$.data[3].created_at"));
            Assert.That(failure.Message, Is.EqualTo($"foundry listSessions: 200 OK: $.data[3].created_at: a whole number of 64 bits was expected, {came} came."));
            Assert.That((failure.StatusCode, failure.Vendor, failure.Operation), Is.EqualTo((200, "foundry", "listSessions")));
            Assert.That(failure.Response, Does.Contain("agent_session_id"), "The body is at hand.");
            Assert.That(failure.Message, Has.Length.LessThan(400));
        });
    }

    [TestCase("""{"data":"oops","has_more":false}""", "$.data", TestName = "A string is no list")]
    [TestCase("""{"data":{},"has_more":false}""", "$.data", TestName = "An object is no list")]
    [TestCase("""{"data":null,"has_more":false}""", "$.data", TestName = "Null is no required list")]
    [TestCase("""{"data":[null,7],"has_more":false}""", "$.data[1]", TestName = "A number is no object")]
    [TestCase("""{"data":[],"has_more":"true"}""", "$.has_more", TestName = "A string is no boolean")]
    [TestCase("""{"data":[],"has_more":1}""", "$.has_more", TestName = "A number is no boolean")]
    [TestCase("""{"data":[],"has_more":false,"first_id":{"a":1}}""", "$.first_id", TestName = "An object is no string")]
    [TestCase("""{"data":[],"has_more":false,"first_id":7}""", "$.first_id", TestName = "A number is no string")]
    [TestCase("""{"data":[],"has_more":false,"first_id":true}""", "$.first_id", TestName = "True is no string")]
    [TestCase("""{"data":[]}""", "$.has_more", TestName = "A required member must come")]
    [TestCase("""{"data":[ROW,{}],"has_more":false}""", "$.data[1].agent_session_id", TestName = "A required member of a row must come")]
    [TestCase("""{"data":[],"has_more":false,"has_more":true}""", "$.has_more", TestName = "A member that stands twice is refused")]
    [TestCase("""{"data":[],"data":[ROW],"has_more":true}""", "$.data", TestName = "Lists that stand twice are not joined")]
    [TestCase("""{"data":[],"has_more":true,"more":1,"more":2}""", "$.more", TestName = "An unknown member that stands twice is refused")]
    [TestCase("""{"data":[],"has_more":true,"more":{"a":1,"\u0061":2}}""", "$.more.a", TestName = "A free-form member that stands twice is refused")]
    [TestCase("[]", "$", TestName = "A list is no page")]
    [TestCase("7", "$", TestName = "A number is no page")]
    [TestCase("null", "$", TestName = "Null is no page")]
    [TestCase("", "$", TestName = "Nothing is no page")]
    [TestCase("""{"data":[],"has_more":false} x""", "$", TestName = "Nothing may follow the document")]
    [TestCase("""{"data":[],"has_more":false}{"data":[],"has_more":false}""", "$", TestName = "Two documents are not one")]
    [TestCase("""{"data":[],"has_more":false,}""", "$.has_more", TestName = "A trailing comma is no JSON")]
    [TestCase("""{"data":[],/* no */"has_more":false}""", "$.data", TestName = "A comment is no JSON")]
    [TestCase("""{'data':[],"has_more":false}""", "$", TestName = "Single quotes are no JSON")]
    [TestCase("""{"data":[ROW,{"agent_session_id":"s","created_at":""", "$.data[1].created_at", TestName = "A body that breaks off names where")]
    [TestCase("<html><title>Sign in</title></html>", "$", TestName = "A page of HTML is no JSON")]
    public async Task Wrong_pages_are_named_by_their_place(string body, string path)
    {
        var failure = await Foundry(body);
        Assert.Multiple(() =>
        {
            Assert.That(failure.JsonPath, Is.EqualTo(path), failure.Message);
            Assert.That(failure.Message, Does.StartWith($"foundry listSessions: 200 OK: {path}: "));
            Assert.That(failure, Is.TypeOf<ApiException>());
        });
    }

    [TestCase("2025-10-22", TestName = "A date is no time")]
    [TestCase("03/04/2025 10:00", TestName = "A time of another notation is refused")]
    [TestCase("2025-02-29T00:00:00Z", TestName = "A day that is not is refused")]
    [TestCase("2025-10-22T24:00:00Z", TestName = "An hour that is not is refused")]
    [TestCase("2025-10-22T10:00:00+15:00", TestName = "An offset beyond fourteen hours is refused")]
    [TestCase("2025-10-22T10:00:00.Z", TestName = "A point without digits is refused")]
    [TestCase("2025-10-22T10:00:00Zulu", TestName = "A time with a tail is refused")]
    [TestCase("", TestName = "An empty string is no time")]
    [TestCase("0001-01-01T00:00:00+01:00", TestName = "A time before the first year is refused")]
    public async Task Wrong_times_are_named_by_their_place(string time)
    {
        var client = Answers.Client(http => new MeibelClient(http), HttpStatusCode.OK, $$"""{"data":[{"session_id":"a","status":"b","start_time":"{{time}}"}],"total":1}""");
        var failure = await Answers.Failure(() => client.ListSessionsAsync("a"));
        Assert.That(failure.JsonPath, Is.EqualTo("$.data[0].start_time"));
    }

    [Test]
    public async Task Elements_of_the_wrong_type_are_named_by_their_index()
    {
        var client = Answers.Client(http => new LyzrClient(http), HttpStatusCode.OK, """{"published_sessions":["a",null,7]}""");
        var failure = await Answers.Failure(() => client.GetPublishedSessionsByAgentAsync("a"));
        Assert.That(failure.JsonPath, Is.EqualTo("$.published_sessions[2]"));
    }

    [Test]
    public async Task A_nesting_deeper_than_64_is_refused_and_the_limit_named()
    {
        var failure = await Foundry($$"""{"data":[],"has_more":false,"deep":{{new string('[', 100_000)}}""");
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Contain("64"));
            Assert.That(failure.JsonPath, Does.StartWith("$.deep"));
            Assert.That(failure.Message, Has.Length.LessThan(600));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_longer_than_the_cap_is_not_read(bool isAnnounced)
    {
        var body = new EndlessContent(isAnnounced ? 100_000_000 : null);
        var client = Answers.Client(http => new PipecatCloudClient(http) { MaxBodyLength = 100_000 }, HttpStatusCode.OK, body);
        var failure = await Answers.Failure(() => client.GetSessionsAsync("a"));
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Contain("longer than 100000 bytes"));
            Assert.That(body.Sent, Is.LessThan(400_000));
        });
    }

    [Test]
    public void The_cap_is_32_MB_unless_set() =>
        Assert.That(Answers.Client(http => new PipecatCloudClient(http), HttpStatusCode.OK, "").MaxBodyLength, Is.EqualTo(32 * 1024 * 1024));

    [Test]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var body = new ByteArrayContent([.. "{\"published_sessions\":[\""u8, 0xff, .. "\"]}"u8]);
        var client = Answers.Client(http => new LyzrClient(http), HttpStatusCode.OK, body);
        var failure = await Answers.Failure(() => client.GetPublishedSessionsByAgentAsync("a"));
        Assert.That((failure.JsonPath, failure.Message.Contains("UTF-8")), Is.EqualTo(("$.published_sessions[0]", true)));
    }

    [Test]
    public async Task The_charset_of_the_answer_is_heeded()
    {
        var body = new StringContent("""{"published_sessions":["é"]}""", Encoding.Latin1, "application/json");
        var client = Answers.Client(http => new LyzrClient(http), HttpStatusCode.OK, body);
        Assert.That((await client.GetPublishedSessionsByAgentAsync("a")).PublishedSessions, Is.EqualTo((string[])["é"]));
    }

    private static Task<ApiException> Foundry(string body)
    {
        var client = Answers.Client(http => new FoundryClient(http), HttpStatusCode.OK, body.Replace("ROW", Row));
        return Answers.Failure(() => client.ListSessionsAsync("a", "v1"));
    }
}
