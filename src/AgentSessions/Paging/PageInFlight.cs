namespace AgentSessions.Paging;

/// <summary>The number of the page that a request is for, for its trace; it flows with the call as the trace itself does.</summary>
internal static class PageInFlight
{
    private static readonly AsyncLocal<long?> Flow = new();

    /// <summary>The page, or null outside a listing.</summary>
    public static long? Number
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
