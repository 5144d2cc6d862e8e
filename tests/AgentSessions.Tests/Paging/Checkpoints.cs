using System.Buffers.Text;
using System.Text;
using CsCheck;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

internal sealed class Checkpoints
{
    private static readonly string[] s_running = ["agent-42", "RUNNING"];

    [Test]
    public async Task A_checkpoint_is_short_and_says_nothing_of_the_query()
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);

        Assert.That(checkpoint, Does.Match("^[A-Za-z0-9_-]{20,60}$"));
        Assert.That(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(checkpoint)), Does.Not.Contain("agent").And.Not.Contain("RUNNING"));
    }

    [Test]
    public async Task A_checkpoint_of_the_same_query_is_accepted_by_another_listing()
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);

        var rest = await List("acme", "listSessions", s_running, new() { ResumeFrom = checkpoint }).ToListAsync();

        Assert.That(rest, Is.EqualTo(Enumerable.Range(10, 20).Select(ModelServer.Id)));
    }

    [TestCase("other", "listSessions", "agent-42", "RUNNING", "another vendor or operation than other listSessions")]
    [TestCase("acme", "listAgents", "agent-42", "RUNNING", "another vendor or operation than acme listAgents")]
    [TestCase("acme", "listSessions", "agent-43", "RUNNING", "another query")]
    [TestCase("acme", "listSessions", "agent-42", null, "another query")]
    [TestCase("acme", "listSessions", "agent-42RUNNING", "", "another query")]
    public async Task A_checkpoint_taken_elsewhere_is_refused_at_the_call(string vendor, string operation, string agent, string? status, string why)
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);

        Assert.That(
            () => List(vendor, operation, [agent, status], new() { ResumeFrom = checkpoint }),
            Throws.ArgumentException.With.Message.Contains(why));
    }

    [Test]
    public async Task A_checkpoint_of_another_way_of_paging_is_refused()
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);

        Assert.That(
            () => Pages.Single(new("acme", "listSessions", s_running), new() { ResumeFrom = checkpoint }, _ => Task.FromResult(new ModelPage([])), p => p.Items),
            Throws.ArgumentException.With.Message.Contains("paged by Offset, and this one is paged by Single"));
    }

    [Test]
    public async Task A_checkpoint_of_a_later_version_is_refused_by_its_version()
    {
        var bytes = Base64Url.DecodeFromChars(await TakeAsync("acme", "listSessions", s_running));
        bytes[0]++;

        Assert.That(
            () => List("acme", "listSessions", s_running, new() { ResumeFrom = Base64Url.EncodeToString(bytes) }),
            Throws.ArgumentException.With.Message.Contains("of version 2, and this library reads version 1"));
    }

    [TestCase("")]
    [TestCase("not a checkpoint")]
    [TestCase("AQ")]
    [TestCase("AQIDBAUGBwg")]
    public void What_is_no_checkpoint_is_refused(string text) =>
        Assert.That(() => List("acme", "listSessions", s_running, new() { ResumeFrom = text }), Throws.ArgumentException);

    [Test]
    public async Task An_altered_checkpoint_is_refused_wherever_it_was_altered()
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);
        var bytes = Base64Url.DecodeFromChars(checkpoint);

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            byte[] altered = [.. bytes];
            altered[at] ^= change;
            Assert.That(
                () => List("acme", "listSessions", s_running, new() { ResumeFrom = Base64Url.EncodeToString(altered) }),
                Throws.ArgumentException);
        }, iter: 2000);
    }

    [Test]
    public async Task A_forged_checkpoint_is_refused_or_leads_somewhere()
    {
        var genuine = Base64Url.DecodeFromChars(await TakeAsync("acme", "listSessions", s_running));
        // Version, kind, operation and query are what they must be: the rest is any bytes, with a right checksum.
        var bodies = Gen.OneOf(Gen.Byte.Array[0, 80], Gen.OneOf<byte>(0, 1, 2, 4, 7, 127, 128, 255).Array[0, 80], Gen.Int[14, genuine.Length - 5].Select(at => genuine[14..at]));
        var (refused, read) = (0, 0);
        bodies.Sample(body =>
        {
            byte[] forged = [.. genuine[..14], .. body];
            var checkpoint = Base64Url.EncodeToString([.. forged, .. BitConverter.GetBytes((uint)Fingerprint.Of(forged))]);
            foreach (var concurrency in (int[])[1, 8])
            {
                var asked = new List<long>();
                try
                {
                    var pages = Pages.ByOffset(
                        new PagedOperation("acme", "listSessions", s_running), new() { ResumeFrom = checkpoint, MaxPages = 3, MaxConcurrency = concurrency }, null, null,
                        (at, take, _) =>
                        {
                            lock (asked)
                                asked.AddRange([at ?? 0, take ?? 0]);
                            return Task.FromResult(new ModelPage([$"row {at}", $"row {at} too"]));
                        },
                        page => page.Items, page => page.Total, id => id).AsPages().ToListAsync().AsTask().GetAwaiter().GetResult();
                    Interlocked.Increment(ref read);
                    Assert.That(asked, Has.All.Not.Negative);
                    Assert.That(pages.Select(page => page.Number), Has.All.Positive);
                }
                catch (ArgumentException)
                {
                    Interlocked.Increment(ref refused);
                }
                catch (PaginationException)
                {
                    Assert.That(asked, Has.All.Not.Negative);
                }
            }
        }, iter: 20_000);
        Assert.That((int[])[refused, read], Has.All.Positive);
    }

    [Test]
    public void Positions_of_any_kind_survive() => (
        from number in Gen.Long[1, long.MaxValue / 4]
        from skip in Gen.Int[0, int.MaxValue]
        from at in Gen.Long[1, int.MaxValue].Nullable()
        from size in Gen.Long[1, int.MaxValue].Nullable()
        from anchor in Gen.ULong.Nullable()
        from cursor in Gen.String.Null()
        from doubtful in Gen.Bool
        select new Position { Number = number, Skip = skip, At = at, Take = size, Size = at, Row = size, Total = at, Anchor = anchor, Doubtful = doubtful, Cursor = cursor }).Sample(position =>
    {
        var checkpoint = new Checkpoint(new("acme", "listSessions", []), PagingKind.Forward);
        var back = checkpoint.Decode(checkpoint.Encode(position));
        return back == position with { Cursor = position.Cursor is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(position.Cursor)) };
    }, iter: 2000);

    [Test]
    public void Equal_queries_have_equal_fingerprints_whatever_their_offset_of_time()
    {
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        Assert.That(Fingerprint.Of(noon, 1, null, true), Is.EqualTo(Fingerprint.Of(noon.ToOffset(TimeSpan.FromHours(2)), 1L, null, true)));
        Assert.That(Fingerprint.Of("a", "b"), Is.Not.EqualTo(Fingerprint.Of("ab")));
        Assert.That(Fingerprint.Of(s_running, null), Is.Not.EqualTo(Fingerprint.Of(null, s_running)));
    }

    [Test]
    public async Task An_offset_may_be_resumed_with_pages_of_another_size()
    {
        var checkpoint = await TakeAsync("acme", "listSessions", s_running);

        var rest = await List("acme", "listSessions", s_running, new() { ResumeFrom = checkpoint, PageSize = 7 }).ToListAsync();

        Assert.That(rest, Is.EqualTo(Enumerable.Range(10, 20).Select(ModelServer.Id)));
    }

    [Test]
    public async Task A_page_number_may_not()
    {
        var model = new ModelCase(PagingKind.PageNumber, 30, 10);
        var outcome = await Outcome.OfAsync(model, new ModelServer(model).List());

        Assert.That(
            () => new ModelServer(model with { Limit = 7 }).List(new() { ResumeFrom = outcome.Pages[0].Checkpoint }),
            Throws.ArgumentException.With.Message.Contains("taken with pages of 10"));
    }

    [Test]
    public async Task Items_inserted_since_the_checkpoint_are_not_delivered_again()
    {
        var model = new ModelCase(PagingKind.Offset, 50, 10);
        var server = new ModelServer(model);
        var whole = await Outcome.OfAsync(model, server.List());
        server.Rows.InsertRange(0, ["n1", "n2", "n3"]);

        var rest = await Outcome.OfAsync(model, server.List(new() { ResumeFrom = whole.Pages[2].Checkpoint }));

        Assert.That(rest.Items, Is.EqualTo(model.Expected.Skip(30)));
        Assert.That(rest.Drifts, Is.EqualTo(1));
    }

    private static async Task<string> TakeAsync(string vendor, string operation, IReadOnlyList<object?> query) =>
        (await List(vendor, operation, query).AsPages().FirstAsync()).Checkpoint!;

    private static AsyncPageable<string, ModelPage> List(string vendor, string operation, IReadOnlyList<object?> query, PagingOptions? options = null) => Pages.ByOffset(
        new PagedOperation(vendor, operation, query),
        options,
        null,
        null,
        (at, take, _) => Task.FromResult(new ModelPage([.. Enumerable.Range((int)(at ?? 0), 30 - (int)(at ?? 0)).Take((int)(take ?? 10)).Select(ModelServer.Id)], 30)),
        page => page.Items,
        page => page.Total,
        id => id);
}
