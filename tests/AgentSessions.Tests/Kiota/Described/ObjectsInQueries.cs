namespace AgentSessions.Tests.Kiota.Described;

internal sealed class ObjectsInQueries
{
    [Test]
    public async Task The_members_of_a_required_object_are_parameters() =>
        Assert.That((await DescribedClient.RunAsync("await client.Find.GetAsync(to => { to.QueryParameters.Title = \"a&b\"; to.QueryParameters.Pages = 2; }); return null;")).Sent.Address, Is.EqualTo("/find?title=a%26b&pages=2"));

    [Test]
    public async Task A_required_object_without_a_member_that_it_requires_is_refused_by_the_members_name()
    {
        var ran = await DescribedClient.RunAsync("await client.Find.GetAsync(to => to.QueryParameters.Pages = 2); return null;");
        Assert.That(ran.Requests, Is.Empty);
        Assert.That((ran.Failure as ArgumentException)?.ParamName, Is.EqualTo("title"));
    }

    [Test]
    public async Task Each_entry_of_a_map_is_a_pair() =>
        Assert.That((await DescribedClient.RunAsync("await client.Filter.GetAsync(to => { to.QueryParameters.By = [\"a b=1\", \"c=2&d=3\"]; to.QueryParameters.Limit = 5; }); return null;")).Sent.Address,
            Is.EqualTo("/filter?a%20b=1&c=2%26d%3D3&limit=5"));

    [TestCase("null")]
    [TestCase("[\"a\"]")]
    [TestCase("[\"a=1\", \"a=2\"]")]
    public async Task A_required_map_without_entries_and_what_is_no_pair_are_refused_by_name(string pairs)
    {
        var ran = await DescribedClient.RunAsync($"await client.Filter.GetAsync(to => to.QueryParameters.By = {pairs}); return null;");
        Assert.That(ran.Requests, Is.Empty);
        Assert.That((ran.Failure as ArgumentException)?.ParamName, Is.EqualTo("by"));
    }
}
