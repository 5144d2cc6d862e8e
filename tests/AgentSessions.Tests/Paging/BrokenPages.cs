using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>Each way a vendor's pages can contradict themselves, once and by name.</summary>
internal sealed class BrokenPages
{
    [Test]
    public async Task A_page_without_its_items_member_is_refused()
    {
        var outcome = await ReadAsync(null, Offsets(_ => new ModelPage(null, 5)));

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.NoItems));
        Assert.That(outcome.Failure!.Message, Is.EqualTo("acme listSessions, page 1: it has no items member."));
    }

    [Test]
    public async Task A_missing_answer_is_refused()
    {
        var outcome = await ReadAsync(null, Offsets(_ => null!));

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.NoItems));
    }

    [Test]
    public async Task Null_items_are_passed_on()
    {
        var outcome = await ReadAsync(null, Offsets(_ => new ModelPage(["a", null!, "b", null!], 4)));

        Assert.That(outcome.Items, Is.EqualTo(new[] { "a", null, "b", null }));
    }

    [Test]
    public async Task An_ignored_offset_is_found_out()
    {
        var outcome = await ReadAsync(2, Offsets(_ => new ModelPage(["a", "b"], 9)));

        Assert.That(outcome.Items, Is.EqualTo(["a", "b"]));
        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.RepeatedPage));
        Assert.That(((PaginationException)outcome.Failure!).Page, Is.EqualTo(2));
    }

    [Test]
    public async Task A_vendor_that_knows_no_paging_is_read_once()
    {
        var outcome = await ReadAsync(50, Offsets(_ => new ModelPage(["a", "b", "c"])));

        Assert.That(outcome.Failure, Is.Null);
        Assert.That(outcome.Items, Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public async Task Repeated_pages_are_refused_even_where_duplicates_are_wanted()
    {
        var outcome = await ReadAsync(2, Offsets(_ => new ModelPage(["a", "b"], 9)), new() { Deduplicate = false });

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.RepeatedPage));
    }

    [Test]
    public async Task Single_duplicates_pass_where_they_are_wanted()
    {
        var outcome = await ReadAsync(2, Offsets(at => at is null ? new ModelPage(["a", "b"], 4) : new ModelPage(["b", "c"], 4)), new() { Deduplicate = false });

        Assert.That(outcome.Items, Is.EqualTo(["a", "b", "b", "c"]));
    }

    [Test]
    public async Task An_empty_page_before_the_end_is_refused_with_the_way_back()
    {
        var model = new ModelCase(PagingKind.Offset, 50, 10) { EmptyPageAt = 3, Prefetch = 0 };
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());
        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.EmptyPage));
        Assert.That(outcome.Items, Has.Count.EqualTo(20));

        var rest = await Outcome.OfAsync(model, server.List(new() { ResumeFrom = outcome.Checkpoint }));

        Assert.That(outcome.Items.Concat(rest.Items), Is.EqualTo(model.Expected));
    }

    [Test]
    public async Task More_rows_than_asked_for_are_all_delivered()
    {
        var model = new ModelCase(PagingKind.Offset, 100, 10) { Cap = 30, Concurrency = 4 };

        var outcome = await Outcome.OfAsync(model, new ModelServer(model).List());

        Assert.That(outcome.Items, Is.EqualTo(model.Expected));
    }

    [Test]
    public async Task Items_without_ids_are_refused_where_only_ids_would_show_a_repetition()
    {
        var outcome = await ReadAsync(2, Offsets(_ => new ModelPage([null!, null!])));

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.UnidentifiedItems));
    }

    [Test]
    public async Task A_promise_of_more_without_a_cursor_costs_no_item()
    {
        var model = new ModelCase(PagingKind.Forward, 30, 10) { CursorLie = new(CursorLieKind.MissingCursor, 2) };

        var outcome = await Outcome.OfAsync(model, new ModelServer(model).List());

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.MissingCursor));
        Assert.That(outcome.Items, Has.Count.EqualTo(20));
        Assert.That(outcome.Checkpoint, Is.Not.Null.And.EqualTo(outcome.Pages[1].Checkpoint));
    }

    [Test]
    public async Task Empty_pages_with_ever_new_cursors_come_to_an_end()
    {
        var model = new ModelCase(PagingKind.Forward, 30, 10) { CursorLie = new(CursorLieKind.EmptyForever, 2) };

        var outcome = await Outcome.OfAsync(model, new ModelServer(model).List(new() { MaxEmptyPages = 5 }));

        Assert.That(outcome.Fault, Is.EqualTo(PaginationFault.NoProgress));
        Assert.That(outcome.Failure!.Message, Does.EndWith("6 pages in a row have brought nothing new."));
        Assert.That(outcome.Pages, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_shift_is_reported_by_page_and_without_values()
    {
        List<SpecDrift> drifts = [];
        void Collect(SpecDrift drift)
        {
            if (drift.Vendor == "shifting")
                drifts.Add(drift);
        }

        SpecDrift.Observed += Collect;
        var listing = Offsets(at => at is null ? new ModelPage(["a", "b"], 3) : new ModelPage(["b", "c"], 4), "shifting");
        var outcome = await ReadAsync(2, listing);
        SpecDrift.Observed -= Collect;

        Assert.That(outcome.Items, Is.EqualTo(["a", "b", "c"]));
        Assert.That(drifts, Is.EqualTo([new SpecDrift(SpecDriftKind.ShiftedPages, "shifting", "page 2")]));
    }

    [Test]
    public async Task The_first_request_carries_nothing_unasked([Values] bool asks)
    {
        foreach (var kind in new[] { PagingKind.Offset, PagingKind.PageNumber, PagingKind.Forward })
        {
            var model = new ModelCase(kind, 30, asks ? 10 : null) { Start = asks ? 2 : null };
            var server = new ModelServer(model);
            await Outcome.OfAsync(model, server.List());

            var expected = kind is PagingKind.Forward
                ? new ModelRequest(null, asks ? ModelServer.Id(2) : null, model.Limit)
                : new ModelRequest(asks ? 2 : null, null, model.Limit);
            Assert.That(server.Requests[0], Is.EqualTo(expected));
            Assert.That(server.Requests.Select(request => request.Limit).Distinct(), Is.EqualTo([(long?)model.Limit]));
        }
    }

    [Test]
    public void Wishes_that_cannot_be_met_are_refused_at_the_call()
    {
        var operation = new PagedOperation("acme", "listSessions", []) { MaxPageSize = 50 };
        AsyncPageable<string, ModelPage> List(PagingOptions? options = null, long? page = null, long? perPage = null) =>
            Pages.ByPageNumber(operation, options, page, perPage, (_, _, _) => Task.FromResult(new ModelPage([])), p => p.Items, id => id);

        Assert.That(() => List(perPage: 51), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("acme listSessions holds 1 to 50 items"));
        Assert.That(() => List(new() { PageSize = 51 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => List(new() { PageSize = 10 }, perPage: 20), Throws.ArgumentException);
        Assert.That(() => List(page: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => List(new() { MaxItems = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => List(new() { MaxConcurrency = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => List(new() { Prefetch = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static Func<long?, PagingOptions?, AsyncPageable<string, ModelPage>> Offsets(Func<long?, ModelPage> answer, string vendor = "acme") =>
        (limit, options) => Pages.ByOffset(
            new PagedOperation(vendor, "listSessions", []),
            options,
            null,
            limit,
            (at, _, _) => Task.FromResult(answer(at)),
            page => page.Items,
            page => page.Total,
            id => id);

    private static Task<Outcome> ReadAsync(long? limit, Func<long?, PagingOptions?, AsyncPageable<string, ModelPage>> listing, PagingOptions? options = null) =>
        Outcome.OfAsync(new(PagingKind.Offset, 0, null), listing(limit, options));
}
