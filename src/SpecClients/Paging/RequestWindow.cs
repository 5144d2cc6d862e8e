namespace SpecClients.Paging;

/// <summary>
/// How many requests may be in flight; those that wait are let in by the order of their pages. The window only ever
/// shrinks, and once for all requests that were in flight together.
/// </summary>
internal sealed class RequestWindow(int width)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private int _width = width;
    private int _inside;
    private int _generation;

    /// <summary>Waits for room and returns the window's generation.</summary>
    public async Task<int> EnterAsync(long order, CancellationToken cancel)
    {
        TaskCompletionSource place;
        lock (_lock)
        {
            if (_inside < _width)
            {
                _inside++;
                return _generation;
            }

            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place, order);
        }

        using (cancel.UnsafeRegister((waiting, token) => ((TaskCompletionSource)waiting!).TrySetCanceled(token), place))
            await place.Task.ConfigureAwait(false);
        lock (_lock)
            return _generation;
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            while (_inside < _width && _waiting.TryDequeue(out var place, out _))
                if (place.TrySetResult())
                    _inside++;
        }
    }

    /// <summary>Halves the window, unless it has been since the request entered.</summary>
    public void Shrink(int generation)
    {
        lock (_lock)
        {
            if (generation != _generation || _width == 1)
                return;
            _generation++;
            _width /= 2;
        }
    }
}
