using System.Reflection;
using System.Runtime.CompilerServices;
using SpecClients.Paging;

namespace AgentSessions.Cli;

/// <summary>A page of a listing whose types are known at run time only.</summary>
/// <param name="Items">The items as their models write them.</param>
/// <param name="Number">The page's number, from 1, counted over the whole listing.</param>
/// <param name="Checkpoint">Where the listing goes on; null on the last page.</param>
/// <param name="Total">How many items the vendor says that there are in all; null where it does not say.</param>
internal sealed record ListedPage(IReadOnlyList<string> Items, long Number, string? Checkpoint, long? Total);

/// <summary>A listing whose types are known at run time only.</summary>
internal abstract class Listing
{
    public abstract IAsyncEnumerable<ListedPage> PagesAsync(CancellationToken cancel);

    public static Listing Of(object pageable, Generator generator) =>
        (Listing)Activator.CreateInstance(typeof(Listing<,>).MakeGenericType(pageable.GetType().GetGenericArguments()), pageable, generator)!;
}

/// <inheritdoc/>
internal sealed class Listing<TItem, TPage>(AsyncPageable<TItem, TPage> pageable, Generator generator) : Listing
{
    private static readonly PropertyInfo? Total = typeof(TPage).GetProperty("Total") ?? typeof(TPage).GetProperty("TotalCount");

    public override async IAsyncEnumerable<ListedPage> PagesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in pageable.AsPages().WithCancellation(cancel))
            yield return new([.. page.Items.Select(item => generator.Write(item))], page.Number, page.Checkpoint, Total?.GetValue(page.Response) as long?);
    }
}
