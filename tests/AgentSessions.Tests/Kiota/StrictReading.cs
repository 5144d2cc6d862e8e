using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

internal sealed class StrictReading
{
    [TestCase("""{"total_count":1.5}""", "$.total_count")]
    [TestCase("""{"total_count":true}""", "$.total_count")]
    [TestCase("""{"total_count":"7"}""", "$.total_count")]
    [TestCase("""{"total_count":9223372036854775808}""", "$.total_count")]
    [TestCase("""{"total_count":{}}""", "$.total_count")]
    [TestCase("""{"sessions":"oops"}""", "$.sessions")]
    [TestCase("""{"sessions":{}}""", "$.sessions")]
    [TestCase("""{"sessions":[{},"oops"]}""", "$.sessions[1]")]
    [TestCase("""{"sessions":[{},[]]}""", "$.sessions[1]")]
    [TestCase("""{"sessions":[{"sessionId":{"id":"a"}}]}""", "$.sessions[0].sessionId")]
    [TestCase("""{"sessions":[{"sessionId":7}]}""", "$.sessions[0].sessionId")]
    [TestCase("""{"sessions":[{"coldStart":"false"}]}""", "$.sessions[0].coldStart")]
    [TestCase("""{"sessions":[{"x":{"y":[1]},"createdAt":"yesterday"}]}""", "$.sessions[0].createdAt")]
    [TestCase("""{"sessions":[{"createdAt":"2026-02-30T00:00:00Z"}]}""", "$.sessions[0].createdAt")]
    [TestCase("""{"sessions":[{"createdAt":1760000000}]}""", "$.sessions[0].createdAt")]
    [TestCase("""{"sessions":[{}],"sessions":[{}]}""", "$.sessions")]
    [TestCase("""{"sessions":[{"x":1,"\u0078":2}]}""", "$.sessions[0].x")]
    public Task A_value_of_another_kind_is_an_error_at_its_place(string body, string path) => Refuses(body, path);

    [TestCase("[]", "$")]
    [TestCase("null", "$")]
    [TestCase("\"page\"", "$")]
    [TestCase("", "$")]
    [TestCase("<html>busy</html>", "$")]
    [TestCase("""{"total_count":1""", "$.total_count")]
    [TestCase("""{"sessions":[{"sessionId":"a"},{"sess""", "$.sessions[1]")]
    [TestCase("""{"sessions":[{"meta":{"a":[1,2,""", "$.sessions[0].meta.a[1]")]
    [TestCase("""{"total_count":1}]""", "$")]
    [TestCase("""{"total_count":1} garbage""", "$")]
    [TestCase("""{"total_count":1}{"total_count":2}""", "$")]
    [TestCase("""{"total_count":1,}""", "$.total_count")]
    [TestCase("""{"total_count":NaN}""", "$.total_count")]
    public Task A_body_that_is_not_one_JSON_object_is_an_error(string body, string path) => Refuses(body, path);

    [Test]
    public async Task A_body_deeper_than_64_levels_is_an_error_that_says_so()
    {
        var deep = $$"""{"sessions":[{"meta":{{new string('[', 62)}}{{new string(']', 62)}}}]}""";
        var error = await Refuses(deep, path: null);
        Assert.That(error.Message, Does.Contain("64"));
        Assert.That(error.JsonPath, Does.StartWith("$.sessions[0].meta[0]"));
    }

    [Test]
    public async Task A_body_64_levels_deep_is_read()
    {
        var page = await KiotaClients.Pipecat(new Answer($$"""{"sessions":[{"meta":{{new string('[', 61)}}{{new string(']', 61)}}}]}""")).Agents["a"].Sessions.GetAsync();
        Assert.That(page!.Sessions!.Single().AdditionalData, Contains.Key("meta"));
    }

    [Test]
    public async Task Invalid_UTF_8_is_an_error_at_its_place()
    {
        byte[] body = [.. """{"sessions":[{"sessionId":"""u8, (byte)'"', 0xff, (byte)'"', .. "}]}"u8];
        var error = await Thrown(() => KiotaClients.Pipecat(new Answer(body)).Agents["a"].Sessions.GetAsync());
        Assert.That(error.JsonPath, Is.EqualTo("$.sessions[0].sessionId"));
    }

    [Test]
    public async Task A_body_over_the_cap_is_an_error_that_names_the_cap()
    {
        var body = $$"""{"total_count":1,"x":"{{new string('x', 2000)}}"}""";
        var error = await Thrown(() => KiotaClients.Pipecat(new Answer(body), new SpecClientOptions { MaxResponseBytes = 1000 }).Agents["a"].Sessions.GetAsync());
        Assert.That(error.Message, Does.Contain("longer than 1000 bytes"));
        var page = await KiotaClients.Pipecat(new Answer(body), new SpecClientOptions { MaxResponseBytes = body.Length }).Agents["a"].Sessions.GetAsync();
        Assert.That(page!.TotalCount, Is.EqualTo(1));
    }

    [TestCase("""{"detail":[{"loc":[true]}]}""", "$.detail[0].loc[0]")]
    [TestCase("""{"detail":[{"loc":["a",{}]}]}""", "$.detail[0].loc[1]")]
    [TestCase("""{"detail":[{"loc":[1.5]}]}""", "$.detail[0].loc[0]")]
    public void A_union_takes_none_but_its_own_types(string body, string path)
    {
        var error = Assert.Throws<JsonException>(() => KiotaModels.Read(body, Generated.Lyzr.Kiota.Models.ValidationError.CreateFromDiscriminatorValue));
        Assert.That(error!.Path, Is.EqualTo(path));
    }

    [Test]
    public async Task A_required_member_must_come()
    {
        var client = KiotaClients.Foundry(new Answer("""{"data":[]}"""));
        var error = await Thrown(() => client.Agents["a"].Endpoint.Sessions.GetAsync(request => request.QueryParameters.ApiVersion = "v1"));
        Assert.That(error.JsonPath, Is.EqualTo("$.has_more"));
    }

    private static async Task<ResponseFormatException> Refuses(string body, string? path)
    {
        var error = await Thrown(() => KiotaClients.Pipecat(new Answer(body)).Agents["a"].Sessions.GetAsync());
        Assert.Multiple(() =>
        {
            Assert.That(error, Is.InstanceOf<ApiException>());
            Assert.That(error.JsonPath, path is null ? Is.Not.Null : Is.EqualTo(path));
            Assert.That(((IApiError)error).Vendor, Is.EqualTo("pipecat-cloud"));
            Assert.That(((IApiError)error).Operation, Is.EqualTo("getSessions"));
            Assert.That(error.ResponseStatusCode, Is.EqualTo(200));
            Assert.That(((IApiError)error).Body ?? "", Is.EqualTo(body));
            Assert.That(error.ResponseHeaders, Contains.Key("x-request-id"));
            Assert.That(error.Message, Does.StartWith($"pipecat-cloud getSessions: 200 OK: {error.JsonPath}: "));
        });
        return error;
    }

    private static async Task<ResponseFormatException> Thrown(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ResponseFormatException e)
        {
            return e;
        }
        throw new AssertionException("Nothing was refused.");
    }
}
