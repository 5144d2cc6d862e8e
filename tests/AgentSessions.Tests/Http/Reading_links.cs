using SpecClients.Http;

namespace AgentSessions.Tests.Http;

/// <summary>The Link header of RFC 8288, as servers write it.</summary>
internal sealed class Reading_links
{
    [TestCase("<https://a.test/?page=2>; rel=\"next\"", "https://a.test/?page=2")]
    [TestCase("</runs?page=2>;rel=next", "/runs?page=2")]
    [TestCase("<?page=2> ; rel = \"next\"", "?page=2")]
    [TestCase("<?page=1>; rel=\"prev\", <?page=3>; rel=\"next\", <?page=9>; rel=\"last\"", "?page=3")]
    [TestCase("<?page=1>; rel=\"prev\",\t<?page=3>; rel=\"prev next\"", "?page=3")]
    [TestCase("<?a=1,2;3>; rel=NEXT", "?a=1,2;3")]
    [TestCase("<?page=2>; title=\"a, b; c\"; rel=\"next\"", "?page=2")]
    [TestCase("<?page=2>; title=\"a \\\", <?page=9>; rel=next\"; rel=\"next\"", "?page=2")]
    [TestCase("<?page=2>; title*=UTF-8''a%20b; rel=next", "?page=2")]
    [TestCase("<?page=2>; crossorigin; rel=next", "?page=2")]
    [TestCase("<?page=2>; ; rel=next;", "?page=2")]
    [TestCase(", ,<?page=2>; rel=next, ,", "?page=2")]
    [TestCase("<?page=1>; rel=prev; rel=next, <?page=3>; rel=next", "?page=3", Description = "The first relation of a link counts.")]
    [TestCase("<?page=1>; rel=next; anchor=\"/elsewhere\", <?page=3>; rel=next", "?page=3", Description = "The first is another resource's.")]
    [TestCase("<?page=2>; rel=next, <?page=3>; rel=next", "?page=2")]
    [TestCase("<>; rel=next", "")]
    [TestCase("", null)]
    [TestCase(" , ", null)]
    [TestCase("<?page=2>", null)]
    [TestCase("<?page=2>; rel", null)]
    [TestCase("<?page=2>; rel=\"\"", null)]
    [TestCase("<?page=2>; rel=next-archive", null)]
    [TestCase("<?page=2>; rev=next", null)]
    [TestCase("<?page=1>; rel=\"first prev\"", null)]
    public void The_next_is_the_first_of_that_relation(string header, string? next) => Assert.That(LinkHeader.Find(header, "next"), Is.EqualTo(next));

    [TestCase("?page=2; rel=next")]
    [TestCase("<?page=2; rel=next")]
    [TestCase("<?page=1>; title=\"on and on; rel=next")]
    [TestCase("<?page=1> rel=next")]
    [TestCase("<?page=1>; rel=prev <?page=3>; rel=next")]
    [TestCase("<?page=1>; rel=\"prev\\")]
    public void What_is_no_list_of_links_is_refused(string header) => Assert.That(() => LinkHeader.Find(header, "next"), Throws.InstanceOf<FormatException>());
}
