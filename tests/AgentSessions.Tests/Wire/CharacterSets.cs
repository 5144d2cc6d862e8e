using System.Text;

namespace AgentSessions.Tests.Wire;

/// <summary>An answer is read in the character set that it names, by either generator's client.</summary>
internal sealed class CharacterSets
{
    private const string Body = """{"published_sessions":["é"]}""";

    [TestCase("iso-8859-1")]
    [TestCase("utf-16")]
    [TestCase("windows-1252")]
    [TestCase("\"utf-8\"")]
    [TestCase("US-ASCII")]
    public async Task One_that_is_known_is_heeded(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name.Trim('"'));
        var body = encoding is ASCIIEncoding ? Body.Replace("é", "e", StringComparison.Ordinal) : Body;
        var (nswag, kiota) = await BothClients.Vendors["lyzr"].AnswerAsync(200, encoding.GetBytes(body), $"application/json; charset={name}");
        Assert.That((nswag.Against(body), kiota.Against(body)), Is.EqualTo(("read", "read")));
    }

    [TestCase("utf-7")]
    [TestCase("klingon")]
    [TestCase("x-user-defined")]
    [TestCase("''")]
    public async Task One_that_is_not_is_told(string name)
    {
        foreach (var status in (int[])[200, 422])
        {
            var (nswag, kiota) = await BothClients.Vendors["lyzr"].AnswerAsync(status, Encoding.UTF8.GetBytes(Body), $"application/json; charset={name}");
            Assert.That(nswag.Text, Does.Contain("$: the character set that the answer names is not known").And.StartWith($"lyzr getPublishedSessionsByAgent: {status} "));
            Assert.That((kiota.Kind, kiota.Text), Is.EqualTo((nswag.Kind, nswag.Text)));
        }
    }
}
