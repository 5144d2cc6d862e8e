using AgentSessions.Http;

namespace AgentSessions.Tests.Http;

public class Checking_requests
{
    [TestCase("v1/agents/a/sessions?limit=100&code=ab&order=sideways&unknown=1", null)]
    [TestCase("https://api.example.com/base/v1/agents/a%20b/sessions", null)]
    [TestCase("v1/agents/a..b/sessions?limit=", null)]
    [TestCase("v1/agents/%252e%252e/sessions", null)]
    [TestCase("v1/other/x.y/sessions", null)]
    [TestCase("v1/other/../sessions", "rawUrl")]
    [TestCase("v1/agents/a/../../admin/%2e/sessions", "rawUrl")]
    [TestCase("v1/agents/../sessions", "agent")]
    [TestCase("/v1/agents/./sessions?limit=1", "agent")]
    [TestCase("v1/agents/%2e%2e/sessions", "agent")]
    [TestCase("v1/agents/..%2F..%2Fadmin/sessions", "agent")]
    [TestCase("v1/agents//sessions", "agent")]
    [TestCase("v1/agents/a-name-beyond-twenty-characters/sessions", "agent")]
    [TestCase("v1/agents/a/sessions?limit=0", "limit")]
    [TestCase("v1/agents/a/sessions?x=1&limit=101#limit=1", "limit")]
    [TestCase("v1/agents/a/sessions?code=a", "code")]
    [TestCase("v1/agents/a/sessions?code=ab%0A", "code")]
    [TestCase("v1/agents/a/sessions?code=AB", "code")]
    public void A_url_is_judged_as_it_was_written(string url, string? refused) => AssertRefused(url, refused);

    [TestCase("X-Tenant", "t", null)]
    [TestCase("x-tenant", "too-long-a-name", "X-Tenant")]
    [TestCase("X-Tenant", "a\r\nb", "X-Tenant")]
    [TestCase("X-Undescribed", "a\nb", "X-Undescribed")]
    [TestCase("X-Undescribed", "a\0b", "X-Undescribed")]
    public void A_header_is_judged(string name, string value, string? refused) =>
        AssertRefused("v1/agents/a/sessions", refused, (name, value));

    [Test]
    public void One_value_is_judged_by_itself()
    {
        Assert.That(() => RequestRules.Check(TestApi.ListSessions, ApiParameterLocation.Path, "agent", ".."), Throws.ArgumentException.With.Property("ParamName").EqualTo("agent"));
        Assert.That(() => RequestRules.Check(TestApi.ListSessions, ApiParameterLocation.Query, "limit", "1e3"), Throws.ArgumentException);
        Assert.That(() => RequestRules.Check(TestApi.ListSessions, ApiParameterLocation.Query, "undescribed", "x"), Throws.Nothing);
    }

    private static void AssertRefused(string url, string? refused, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage();
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        string? actual = null;
        try
        {
            RequestRules.Check(TestApi.KeyHeader, "GET", url, request.Headers);
        }
        catch (ArgumentException exception)
        {
            actual = exception.ParamName;
        }

        Assert.That(actual, Is.EqualTo(refused));
    }
}
