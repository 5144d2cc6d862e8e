using System.Collections.Concurrent;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>An offset listing of rows whose answers wait for the test to let them go. Overlap is seen, not timed.</summary>
internal sealed class GatedServer(int rows, int size)
{
    private readonly ConcurrentDictionary<long, Gate> _gates = new();
    private int _requests;
    private int _canceled;
    private int _inFlight;

    public int Requests => Volatile.Read(ref _requests);

    public int InFlight => Volatile.Read(ref _inFlight);

    public int MostInFlight { get; set; }

    public int Canceled => Volatile.Read(ref _canceled);

    public Func<Exception, bool> IsThrottled { get; init; } = _ => false;

    /// <summary>Lets the next answer from the row on go, or fails it.</summary>
    public void Open(long row, Exception? failure = null)
    {
        var gate = GateAt(row);
        if (failure is null)
            gate.Answer.TrySetResult();
        else
            gate.Answer.TrySetException(failure);
    }

    public void OpenAll()
    {
        for (var row = 0; row <= rows; row += size)
            Open(row);
    }

    /// <summary>Completes when the rows from there on are requested.</summary>
    public Task RequestedAsync(long row) => GateAt(row).Requested.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public bool IsRequested(long row) => GateAt(row).Requested.Task.IsCompleted;

    public AsyncPageable<string, ModelPage> List(PagingOptions? options = null) => Pages.ByOffset(
        new PagedOperation("gated", "listSessions", []) { IsThrottled = IsThrottled },
        options,
        null,
        size,
        AnswerAsync,
        page => page.Items,
        page => page.Total,
        id => id);

    private Gate GateAt(long row) => _gates.GetOrAdd(row, _ => new());

    private async Task<ModelPage> AnswerAsync(long? offset, long? limit, CancellationToken cancel)
    {
        Interlocked.Increment(ref _requests);
        var gate = GateAt(offset ?? 0);
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref _inFlight));
        gate.Requested.TrySetResult();
        try
        {
            await gate.Answer.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _canceled);
            throw;
        }
        catch (ModelFault)
        {
            _gates[offset ?? 0] = new();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }

        return new([.. Enumerable.Range(0, rows).Skip((int)(offset ?? 0)).Take(size).Select(ModelServer.Id)], rows);
    }

    private sealed class Gate
    {
        public TaskCompletionSource Requested { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
