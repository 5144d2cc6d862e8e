using System.Runtime.CompilerServices;
using SpecClients.Http;

namespace SpecClients.Paging;

/// <summary>
/// The pages of one enumeration that are being fetched or wait for the caller. Each follows on the one before it; one
/// whose position could be told beforehand is requested early, and again if it turns out not to be what follows.
/// </summary>
internal sealed class PagePipeline<TItem, TPage>(
    Strategy<TPage> strategy,
    PagedOperation operation,
    PagingOptions options,
    PageReader<TItem, TPage> reader,
    CancellationToken cancel) : IAsyncDisposable
{
    private const int MostAttempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    private readonly RequestWindow _window = new(options.MaxConcurrency);
    private readonly Queue<Task<Turn<TItem, TPage>>> _pages = new();
    private Task<Turn<TItem, TPage>>? _last;
    private long _order;

    /// <summary>Waits for the page after <paramref name="before"/> and sees to it that others are on their way.</summary>
    public async Task<Turn<TItem, TPage>> TakeAsync(Turn<TItem, TPage> before)
    {
        cancel.ThrowIfCancellationRequested();
        Extend(before, 1);
        try
        {
            var turn = await _pages.Dequeue().ConfigureAwait(false);
            Extend(turn, options.PagesAhead);
            return turn;
        }
        catch (OperationCanceledException canceled) when (cancel.IsCancellationRequested && canceled.CancellationToken != cancel)
        {
            throw new OperationCanceledException(canceled.Message, canceled, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync().ConfigureAwait(false);
        foreach (var page in _pages)
            await Settled(page);
        _lifetime.Dispose();
    }

    private void Extend(Turn<TItem, TPage> known, int length)
    {
        if (known.Next is not { } next)
            return;
        if (_pages.Count == 0)
            _last = Task.FromResult(known);
        while (_pages.Count < length)
            _pages.Enqueue(_last = FollowAsync(_last!, Likely(known, next, _pages.Count), _order++));
    }

    private Position? Likely(Turn<TItem, TPage> known, Position next, int pages) =>
        pages > 0 && options.MaxConcurrency > 1 && pages < known.PagesLeft && pages * (next.Size ?? 1) < known.ItemsLeft
            ? strategy.Ahead(next, pages)
            : null;

    private async Task<Turn<TItem, TPage>> FollowAsync(Task<Turn<TItem, TPage>> before, Position? likely, long order)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(_lifetime.Token);
        var epoch = reader.Epoch;
        var early = likely is null ? null : FetchAsync(likely, order, giveUp.Token);
        try
        {
            if ((await before.ConfigureAwait(false)).Next is not { } next)
                return Turn<TItem, TPage>.Ended;
            if (early is not null && likely!.At == next.At && epoch == reader.Epoch)
                return reader.Read(next, await early.ConfigureAwait(false));
            await giveUp.CancelAsync().ConfigureAwait(false);
            return reader.Read(next, await FetchAsync(next, order, _lifetime.Token).ConfigureAwait(false));
        }
        finally
        {
            if (early is not null)
            {
                await giveUp.CancelAsync().ConfigureAwait(false);
                await Settled(early);
            }
        }
    }

    private async Task<Answer<TPage>> FetchAsync(Position at, long order, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = await _window.EnterAsync(order, stop).ConfigureAwait(false);
            try
            {
                stop.ThrowIfCancellationRequested();
                var flight = PageInFlight.Current = new(at.Number, operation.Described, strategy.Kind is PagingKind.Link ? at.Cursor : null);
                return new(await HeldAsync(strategy.FetchAsync(at, stop)).ConfigureAwait(false), flight);
            }
            catch (Exception failure) when (CanRetry(failure, attempt))
            {
                _window.Shrink(generation);
            }
            finally
            {
                _window.Leave();
            }

            await Task.Delay(FirstPause * (1 << (attempt - 1)), options.TimeProvider, stop).ConfigureAwait(false);
        }
    }

    /// <summary>A fetch that holds nobody once the enumeration is over: one that heeds the cancellation is waited for, one that does not is left to itself.</summary>
    private async Task<TPage> HeldAsync(Task<TPage> fetch)
    {
        var stop = _lifetime.Token;
        try
        {
            return await fetch.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAny(fetch, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            if (fetch.IsCompleted)
                return await fetch.ConfigureAwait(false);
            // Its exception is nobody's, and is not left unobserved.
            _ = fetch.ContinueWith(static orphan => orphan.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private bool CanRetry(Exception failure, int attempt) =>
        options.MaxConcurrency > 1 && attempt < MostAttempts && operation.IsThrottled(failure);

    private static ConfiguredTaskAwaitable Settled(Task task) => task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
