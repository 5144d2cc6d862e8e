namespace AgentSessions.Paging;

/// <summary>How many requests may be in flight. It only ever shrinks, and once for all requests that were in flight together.</summary>
internal sealed class RequestWindow(int width) : IDisposable
{
    private readonly SemaphoreSlim _room = new(width);
    private readonly Lock _lock = new();
    private int _width = width;
    private int _surplus;
    private int _generation;

    /// <summary>Waits for room and returns the window's generation.</summary>
    public async Task<int> EnterAsync(CancellationToken cancel)
    {
        await _room.WaitAsync(cancel).ConfigureAwait(false);
        lock (_lock)
            return _generation;
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (_surplus > 0)
            {
                _surplus--;
                return;
            }
        }

        _room.Release();
    }

    /// <summary>Halves the window, unless it has been since the request entered.</summary>
    public void Shrink(int generation)
    {
        lock (_lock)
        {
            if (generation != _generation || _width == 1)
                return;
            _generation++;
            _surplus += _width - (_width / 2);
            _width /= 2;
            while (_surplus > 0 && _room.Wait(0))
                _surplus--;
        }
    }

    public void Dispose() => _room.Dispose();
}
