using System.Collections.Concurrent;
using SpecClients.Paging;

namespace AgentSessions.Tests.Paging;

/// <summary>What an enumeration delivered, how it ended and what it reported.</summary>
internal sealed record Outcome(List<string> Items, List<Page<string, ModelPage>> Pages, Exception? Failure, int Drifts)
{
    private static readonly ConcurrentDictionary<string, int> s_drifts = new();

    static Outcome() => SpecDrift.Observed += drift => s_drifts.AddOrUpdate(drift.Vendor, 1, (_, count) => count + 1);

    public PaginationFault? Fault => (Failure as PaginationException)?.Reason;

    public string? Checkpoint => Failure is PaginationException failure ? failure.Checkpoint : Pages.LastOrDefault()?.Checkpoint;

    public static async Task<Outcome> OfAsync(ModelCase model, AsyncPageable<string, ModelPage> listing)
    {
        List<Page<string, ModelPage>> pages = [];
        Exception? failure = null;
        try
        {
            await foreach (var page in listing.AsPages())
                pages.Add(page);
        }
        catch (Exception caught) when (caught is PaginationException or ModelFault)
        {
            failure = caught;
        }

        return new([.. pages.SelectMany(page => page.Items)], pages, failure, s_drifts.GetValueOrDefault(model.Vendor));
    }
}
