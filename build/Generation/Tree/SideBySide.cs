using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Tree;

/// <summary>Generators that run side by side, each in a process of its own.</summary>
internal static class SideBySide
{
    /// <summary>Waits for all of them, and tells the problems of all.</summary>
    public static async Task<IReadOnlyList<Problem>[]> RunAsync(IEnumerable<Task<IReadOnlyList<Problem>>> runs)
    {
        var all = Task.WhenAll(runs);
        try
        {
            return await all;
        }
        catch (ProblemException) when (all.Exception is { } failures)
        {
            throw new ProblemException(failures.InnerExceptions.OfType<ProblemException>().SelectMany(failure => failure.Problems).ToList());
        }
    }
}
