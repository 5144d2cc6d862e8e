using System.Runtime.CompilerServices;

namespace SpecClients.Paging;

/// <summary>
/// A listing that is requested page by page as it is enumerated. Nothing is requested before; each enumeration
/// begins anew; leaving one cancels what is in flight.
/// </summary>
/// <typeparam name="TItem">The listed item.</typeparam>
/// <typeparam name="TPage">The vendor's typed answer.</typeparam>
public sealed class AsyncPageable<TItem, TPage> : IAsyncEnumerable<TItem>
{
    private readonly Listing<TItem, TPage> _listing;

    internal AsyncPageable(Listing<TItem, TPage> listing) => _listing = listing;

    /// <summary>The same listing, page by page.</summary>
    public IAsyncEnumerable<Page<TItem, TPage>> AsPages() => _listing.ReadAsync();

    /// <inheritdoc />
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ItemsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<TItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in _listing.ReadAsync(cancel).ConfigureAwait(false))
            foreach (var item in page.Items)
                yield return item;
    }
}
