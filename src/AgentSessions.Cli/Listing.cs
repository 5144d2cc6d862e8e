using System.Runtime.CompilerServices;
using AgentSessions.Paging;

namespace AgentSessions.Cli;

/// <summary>A listing whose types are known at run time only: pages of items as their models write them.</summary>
internal abstract class Listing
{
    public abstract IAsyncEnumerable<IReadOnlyList<string>> PagesAsync(CancellationToken cancel);

    public static Listing Of(object pageable, Generator generator) =>
        (Listing)Activator.CreateInstance(typeof(Listing<,>).MakeGenericType(pageable.GetType().GetGenericArguments()), pageable, generator)!;
}

/// <inheritdoc/>
internal sealed class Listing<TItem, TPage>(AsyncPageable<TItem, TPage> pageable, Generator generator) : Listing
{
    public override async IAsyncEnumerable<IReadOnlyList<string>> PagesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in pageable.AsPages().WithCancellation(cancel))
            yield return page.Items.Select(item => generator.Write(item)).ToList();
    }
}
