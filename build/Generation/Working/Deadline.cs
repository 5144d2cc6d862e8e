using System.Globalization;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Working;

/// <summary>Gives up what this process does itself where it does not end in time; what still runs then ends with the process.</summary>
internal sealed class Deadline(TimeSpan time)
{
    private const int Stack = 256 << 20;

    /// <param name="at">The document that the work is about.</param>
    /// <param name="work">The work, on a stack that what nests deep does not overflow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> RunAsync<T>(SourceMark at, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        var token = limit.Token;
        var end = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Do(end, () => work(token)), Stack) { IsBackground = true }.Start();
        try
        {
            return await end.Task.WaitAsync(token);
        }
        catch (Exception e) when (e.IsNoted(at.File))
        {
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"This took longer than {time.TotalSeconds:0.###} s; --timeout, in a build SpecClientsTimeout, gives it longer.");
            throw new ProblemException(ProblemCode.Limit, at, message);
        }
    }

    private static void Do<T>(TaskCompletionSource<T> end, Func<Task<T>> work)
    {
        try
        {
            work().ContinueWith(done => end.TrySetFromTask(done), TaskScheduler.Default);
        }
        catch (Exception e)
        {
            end.TrySetException(e);
        }
    }
}
