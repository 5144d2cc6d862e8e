using Microsoft.Extensions.Time.Testing;

namespace AgentSessions.Tests.Http;

/// <summary>A clock that keeps what was waited for and jumps there.</summary>
internal sealed class RecordedTime : FakeTimeProvider
{
    private readonly List<TimeSpan> waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (waits)
                return [.. waits];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RecordedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Record(dueTime);
        return timer;
    }

    /// <summary>Lets a task finish, however long its waits.</summary>
    public async Task<T> Finish<T>(Task<T> task)
    {
        for (var passed = 0; !task.IsCompleted;)
        {
            if (Waits is var known && known.Count > passed)
                Advance(known[passed++]);
            else
                await Task.WhenAny(task, Task.Delay(1));
        }

        return await task;
    }

    private void Record(TimeSpan dueTime)
    {
        lock (waits)
        {
            if (dueTime > TimeSpan.Zero)
                waits.Add(dueTime);
        }
    }

    private sealed class RecordedTimer(RecordedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            time.Record(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
