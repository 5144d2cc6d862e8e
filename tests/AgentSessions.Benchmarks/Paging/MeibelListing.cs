using AgentSessions.Kiota;
using AgentSessions.NSwag;
using SpecClients.Paging;

namespace AgentSessions.Benchmarks.Paging;

/// <summary>The sessions of a Meibel agent through either generator's client, as the numbers of items in its pages.</summary>
internal sealed class MeibelListing(string generator, Func<PagingOptions, IAsyncEnumerable<int>> pages) : IDisposable
{
    private IDisposable? _client;

    public string Generator { get; } = generator;

    public IAsyncEnumerable<int> PagesAsync(PagingOptions options) => pages(options);

    public static MeibelListing[] All(Uri server, string key)
    {
        var options = new SpecClientOptions { BaseAddress = server, ApiKey = key };
        var (nswag, kiota) = (NSwag.Meibel.CreateClient(options), Kiota.Meibel.CreateClient(options));
        return
        [
            new("NSwag", paging => nswag.ListAllSessionsAsync("agent", paging: paging).AsPages().Select(page => page.Items.Count)) { _client = nswag },
            new("Kiota", paging => kiota.ListAllSessionsAsync("agent", paging: paging).AsPages().Select(page => page.Items.Count)) { _client = kiota },
        ];
    }

    public void Dispose() => _client?.Dispose();
}
