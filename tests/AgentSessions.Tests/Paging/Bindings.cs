using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>The engine takes the delegates of either generator's client as they are.</summary>
internal sealed class Bindings
{
    [Test]
    public async Task A_client_with_strict_lists_is_bound_in_a_few_lines()
    {
        var client = new StrictClient();

        var ids = await client.ListAllAsync("agent-42", status: "RUNNING").Select(session => session.Id).ToListAsync();

        Assert.That(ids, Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public async Task A_client_where_everything_may_be_null_is_bound_alike()
    {
        var client = new LooseClient();

        var ids = await client.ListAllAsync("agent-42").Select(session => session.Id).ToListAsync();

        Assert.That(ids, Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void The_one_array_of_an_untyped_page_holds_its_items() =>
        Assert.That(ItemArray.Choose(["sessions"]), Is.EqualTo("sessions"));

    [Test]
    public void An_ambiguous_page_is_refused_with_what_was_found()
    {
        var listing = Pages.ByPageNumber<string, string>(
            new("pgai", "listSessions", []), null, null, null, (_, _, _) => Task.FromResult("{}"), _ => [ItemArray.Choose(["data", "results"])], id => id);

        var failure = Assert.CatchAsync<PaginationException>(async () => await listing.ToListAsync());

        Assert.That(failure!.Reason, Is.EqualTo(PaginationFault.AmbiguousItems));
        Assert.That(failure.Message, Is.EqualTo("pgai listSessions, page 1: the answer has arrays at data and results, and which of them holds the items is not known. Give a selector."));
    }

    [Test]
    public void A_page_without_any_array_is_refused() => Assert.That(
        () => ItemArray.Choose([]),
        Throws.InstanceOf<UnreadablePageException>().With.Message.Contains("the root nor at data, sessions, items, results"));
}

internal sealed record StrictSession(string Id);

internal sealed record StrictPage(ICollection<StrictSession> Data, int Total);

internal sealed class StrictClient
{
    private readonly StrictSession[] _sessions = [new("a"), new("b"), new("c")];

    public Task<StrictPage> ListAsync(string agent, int? offset, int? limit, string? status, CancellationToken cancel) =>
        Task.FromResult(new StrictPage([.. _sessions.Skip(offset ?? 0).Take(limit ?? 2)], 3));
}

internal sealed record LooseSession(string? Id);

internal sealed record LoosePage(List<LooseSession>? Data, int? Total);

internal sealed class LooseParameters
{
    public int? Offset { get; set; }

    public int? Limit { get; set; }
}

internal sealed class LooseClient
{
    private readonly LooseSession[] _sessions = [new("a"), new("b"), new("c")];

    public Task<LoosePage?> ListAsync(string agent, Action<LooseParameters> configure, CancellationToken cancel)
    {
        var asked = new LooseParameters();
        configure(asked);
        return Task.FromResult<LoosePage?>(new([.. _sessions.Skip(asked.Offset ?? 0).Take(asked.Limit ?? 2)], 3));
    }
}

internal static class BindingExtensions
{
    public static AsyncPageable<StrictSession, StrictPage> ListAllAsync(
        this StrictClient client, string agent, long? offset = null, long? limit = null, string? status = null, PagingOptions? paging = null) =>
        Pages.ByOffset(
            new("strict", "listSessions", [agent, status]), paging, offset, limit,
            (at, take, cancel) => client.ListAsync(agent, (int?)at, (int?)take, status, cancel),
            page => page.Data, page => page.Total, session => session.Id);

    public static AsyncPageable<LooseSession, LoosePage> ListAllAsync(this LooseClient client, string agent, PagingOptions? paging = null) =>
        Pages.ByOffset<LooseSession, LoosePage>(
            new("loose", "listSessions", [agent]), paging, null, null,
            (at, take, cancel) => client.ListAsync(agent, asked => (asked.Offset, asked.Limit) = ((int?)at, (int?)take), cancel)!,
            page => page.Data, page => page.Total, session => session.Id);
}
