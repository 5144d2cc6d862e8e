using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>What the listings say to a request: the caller's query, then the page, then headers.</summary>
internal static class RequestExtensions
{
    /// <summary>What a caller's query asks for, to read from.</summary>
    public static TQuery Asked<TQuery>(this Action<TQuery>? query) where TQuery : class, new()
    {
        var asked = new TQuery();
        query?.Invoke(asked);
        return asked;
    }

    public static RequestConfiguration<TQuery> Query<TQuery>(this RequestConfiguration<TQuery> request, Action<TQuery>? query, Action<TQuery> page) where TQuery : class, new()
    {
        query?.Invoke(request.QueryParameters);
        page(request.QueryParameters);
        return request;
    }

    /// <summary>Sets a header parameter, which Kiota's own requests have no member for.</summary>
    public static RequestConfiguration<TQuery> Header<TQuery>(this RequestConfiguration<TQuery> request, string name, string? value) where TQuery : class, new()
    {
        if (value is not null)
            request.Headers.Add(name, value);
        return request;
    }

    /// <summary>The answer, whose absence the paging engine finds and tells.</summary>
    public static Task<TPage> Answer<TPage>(this Task<TPage?> answer) where TPage : class => answer!;
}
