using System.Diagnostics;
using CsCheck;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>
/// What holds of every listing. CsCheck prints the seed of a failing case; pass it as <c>seed:</c> to see it again.
/// </summary>
internal sealed class ListingProperties
{
    private readonly Stopwatch _watch = new();
    private long _cases;

    [OneTimeSetUp]
    public void StartTheWatch() => _watch.Start();

    [OneTimeTearDown]
    public void PrintTheCost() => TestContext.Progress.WriteLine($"{_cases:N0} paging cases in {_watch.Elapsed.TotalSeconds:F1} s");

    [Test]
    public Task Every_item_of_an_honest_vendor_is_delivered_exactly_once_and_in_order() => CheckAsync(ModelCases.Honest, 6_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());

        Expect(outcome.Failure is null, $"it failed: {outcome.Failure}");
        Expect(outcome.Items.SequenceEqual(model.Expected), "items are missing, repeated or out of order");
        Expect(outcome.Pages.Select(page => page.Number).SequenceEqual(Enumerable.Range(1, outcome.Pages.Count).Select(n => (long)n)), "pages are misnumbered");
        Expect(outcome.Pages.Count(page => page.Checkpoint is null) == 1 && outcome.Pages[^1].Checkpoint is null, "the last page alone has no checkpoint");
        Expect(server.MostInFlight <= model.Concurrency, $"{server.MostInFlight} requests were in flight");
        Expect(server.Requests.Count <= outcome.Pages.Count + (2 * model.Concurrency), "too many requests");
        Expect(outcome.Drifts == 0, "a drift was reported");
    });

    [Test]
    public Task A_total_that_lies_loses_nothing() => CheckAsync(ModelCases.LyingTotals, 5_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());
        if (server.First is { } first && first.Total == first.Rows && !(first.Rows >= model.KnownSize))
        {
            Expect(outcome.Failure is null && outcome.Pages.Count == 1, "a first page that calls itself the whole is believed");
            return;
        }

        Expect(outcome.Items.SequenceEqual(model.Expected), "items are missing, repeated or out of order");
        var mayFail = model.Total is TotalLie.TooLarge or TotalLie.Changing;
        Expect(outcome.Fault is null or PaginationFault.EmptyPage && (outcome.Failure is null || mayFail), $"it failed: {outcome.Failure}");
    });

    [Test]
    public Task Pages_of_any_length_are_read_to_their_end_with_and_without_a_total() => CheckAsync(ModelCases.Ragged, 4_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());

        Expect(outcome.Failure is null, $"it failed: {outcome.Failure}");
        Expect(outcome.Items.SequenceEqual(model.Expected), "items are missing, repeated or out of order");
        Expect(server.MostInFlight <= model.Concurrency, $"{server.MostInFlight} requests were in flight");
    });

    [Test]
    public Task A_cursor_that_lies_is_found_out() => CheckAsync(ModelCases.LyingCursors, 4_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());

        Expect(outcome.Items.Distinct().Count() == outcome.Items.Count, "items are repeated");
        if (outcome.Failure is null && model.CursorLie.Kind is not CursorLieKind.Ring)
            Expect(outcome.Items.SequenceEqual(model.Expected), "items are missing or out of order");
        if (model.CursorLie.Kind is CursorLieKind.None or CursorLieKind.NoHasMore or CursorLieKind.EchoesAtTheEnd)
            Expect(outcome.Failure is null, $"it failed: {outcome.Failure}");
        if (model.CursorLie.Kind is CursorLieKind.Ring && server.Requests.Count >= model.CursorLie.From)
            Expect(outcome.Fault is PaginationFault.RepeatedCursor or PaginationFault.RepeatedPage or PaginationFault.NoProgress, "the ring went unnoticed");
        if (outcome.Failure is PaginationException { Checkpoint: null })
            Expect(outcome.Items.Count == 0, "the checkpoint is lost");
    });

    [Test]
    public Task Items_inserted_meanwhile_neither_repeat_nor_hide_others() => CheckAsync(ModelCases.Growing, 2_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());

        var original = outcome.Items.Where(id => id[0] == 's').ToList();
        Expect(outcome.Items.Distinct().Count() == outcome.Items.Count, "items are repeated");
        Expect(original.SequenceEqual(model.Expected.Take(original.Count)), "items are missing or out of order");
        Expect(outcome.Fault is null or PaginationFault.RepeatedPage, $"it failed: {outcome.Failure}");
        if (outcome.Failure is null)
            Expect(original.Count == model.Rows, "items are missing at the end");
    });

    [Test]
    public Task Items_removed_meanwhile_hide_others_only_with_a_report() => CheckAsync(ModelCases.Shrinking, 1_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());

        Expect(outcome.Failure is null, $"it failed: {outcome.Failure}");
        Expect(outcome.Items.Distinct().Count() == outcome.Items.Count, "items are repeated");
        Expect(outcome.Items.SequenceEqual(outcome.Items.Order(StringComparer.Ordinal)), "items are out of order");
        var lost = model.Expected.Except(server.Removed).Except(outcome.Items).ToList();
        Expect(lost.Count == 0 || outcome.Drifts > 0, $"{lost.Count} items were lost silently");
    });

    [Test]
    public Task A_failed_listing_is_resumed_behind_its_last_page() => CheckAsync(ModelCases.Faulty, 1_000, async model =>
    {
        var server = new ModelServer(model);
        var outcome = await Outcome.OfAsync(model, server.List());
        var items = outcome.Items;
        if (outcome.Failure is not null)
        {
            server.Healthy = true;
            var rest = await Outcome.OfAsync(model, server.List(new() { ResumeFrom = outcome.Checkpoint }));
            Expect(rest.Failure is null, $"it failed again: {rest.Failure}");
            items = [.. items, .. rest.Items];
        }

        Expect(items.SequenceEqual(model.Expected), "items are missing, repeated or out of order");
    });

    [Test]
    public Task A_listing_resumed_at_any_page_is_the_whole_listing() => CheckAsync(ModelCases.Resumable, 500, async model =>
    {
        var server = new ModelServer(model);
        var whole = await Outcome.OfAsync(model, server.List());
        for (var i = 0; i < whole.Pages.Count - 1; i++)
        {
            var rest = await Outcome.OfAsync(model, server.List(new() { ResumeFrom = whole.Pages[i].Checkpoint }));
            Expect(rest.Failure is null, $"it failed: {rest.Failure}");
            Expect(whole.Pages.Take(i + 1).SelectMany(page => page.Items).Concat(rest.Items).SequenceEqual(model.Expected), $"resuming behind page {i + 1} loses or repeats items");
            Expect(rest.Pages[0].Number == i + 2, "pages are misnumbered");
        }
    });

    [Test]
    public Task A_listing_cut_anywhere_is_resumed_at_the_next_item() => CheckAsync(
        Gen.Select(ModelCases.Resumable, Gen.Int[1, 70]).Select((model, items) => (model, items)), 500, async cut =>
    {
        var server = new ModelServer(cut.model);
        List<string> items = [];
        string? checkpoint = null;
        do
        {
            var part = await Outcome.OfAsync(cut.model, server.List(new() { ResumeFrom = checkpoint, MaxItems = cut.items }));
            Expect(part.Failure is null, $"it failed: {part.Failure}");
            Expect(part.Items.Count <= cut.items, "too many items");
            items.AddRange(part.Items);
            checkpoint = part.Checkpoint;
        }
        while (checkpoint is not null);

        Expect(items.SequenceEqual(cut.model.Expected), "items are missing, repeated or out of order");
    });

    private static void Expect(bool holds, string complaint)
    {
        if (!holds)
            throw new InvalidOperationException(complaint);
    }

    private Task CheckAsync<T>(Gen<T> cases, long count, Func<T, Task> holds) => cases.SampleAsync(
        async one =>
        {
            Interlocked.Increment(ref _cases);
            await holds(one);
        },
        iter: count);
}
