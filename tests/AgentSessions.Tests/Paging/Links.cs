using CsCheck;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>Where a link leads, and what becomes of one that no request of a generated client could follow.</summary>
internal sealed class Links
{
    private static readonly Uri s_server = new("https://acme.test/v3/");

    private static readonly Gen<string> s_texts = Gen.OneOf(Gen.Char["abz019-._~!$&'()*+,;=:@/?%\"<> |^`{}[]\\ä#"], Gen.OneOf<char>('/', '?', '%', '2', 'e', '.'))
        .Array[0, 12].Select(chars => new string(chars));

    [Test]
    public void What_leads_below_the_server_leads_to_the_same_address_from_a_position() => s_texts.Sample(text =>
    {
        if (!Uri.TryCreate($"https://acme.test/v3/{text}", UriKind.Absolute, out var target) || PageLink.Below(s_server, target) is not { } link)
            return;
        Assert.That(PageLink.IsBelowServer(link));
        Assert.That(PageLink.At("https://acme.test/v3", link).PathAndQuery, Is.EqualTo(target.PathAndQuery));
        Assert.That(PageLink.At("https://acme.test/v3", link).AbsoluteUri, Does.StartWith("https://acme.test/v3/"));
        Assert.That(Uri.UnescapeDataString(PageLink.At("https://acme.test/v3", link).AbsolutePath).Split('/', '\\'), Has.None.EqualTo(".."));
    }, iter: 20_000);

    [TestCase("runs?at=a:b/c//d?e", ExpectedResult = "runs?at=a:b/c//d?e")]
    [TestCase("things:search?page=2", ExpectedResult = "things:search?page=2")]
    [TestCase("runs/%E4%B8%AD?q=%22a%22", ExpectedResult = "runs/%E4%B8%AD?q=%22a%22")]
    [TestCase("runs?q=\"a b\"|ä", ExpectedResult = "runs?q=%22a%20b%22%7C%C3%A4")]
    [TestCase("?page=2", ExpectedResult = "?page=2")]
    [TestCase("", ExpectedResult = "")]
    [TestCase("runs?", ExpectedResult = "runs?")]
    [TestCase("a/../runs#top", ExpectedResult = "runs")]
    [TestCase("../runs", ExpectedResult = null)]
    [TestCase("..%2Fruns", ExpectedResult = null)]
    public string? In_a_position_it_is_relative(string below) => PageLink.Below(s_server, new Uri(s_server.AbsoluteUri + below));

    [Test]
    public async Task What_no_request_could_follow_is_told_and_what_ends_the_listing_ends_it()
    {
        Assert.That(await ListAsync(null), Is.EqualTo(["a"]));
        var failure = Assert.ThrowsAsync<PaginationException>(() => ListAsync("https://acme.test/v3/runs?page=2"))!;
        Assert.That((failure.Reason, failure.Message), Is.EqualTo((PaginationFault.StrayLink,
            "acme listRuns, page 1: there is a link to the next, and its client sent no request that could follow it: "
            + "list by a generated client with a server's address (BaseAddress).")));
    }

    private static Task<List<string>> ListAsync(string? link) => Pages.ByLink(
        new PagedOperation("acme", "listRuns", []), null, null, (_, _) => Task.FromResult(new ModelPage(["a"], LastId: link)),
        page => page.Items, page => page.HasMore, page => page.LastId, id => id).ToListAsync().AsTask();
}
