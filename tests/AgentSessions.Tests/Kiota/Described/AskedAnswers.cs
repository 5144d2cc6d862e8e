namespace AgentSessions.Tests.Kiota.Described;

internal sealed class AskedAnswers
{
    [Test]
    public async Task The_one_media_type_that_is_described_is_asked_for_as_it_is()
    {
        var ran = await DescribedClient.RunAsync("return await client.Text.GetAsync();", "hello", "text/plain");
        Assert.That(ran.Sent.Accept, Is.EqualTo("text/plain"));
        Assert.That(ran.Result, Is.EqualTo("hello"));
    }
}
