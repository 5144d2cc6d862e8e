namespace AgentSessions.Kiota;

/// <summary>Keeps what a request signed in with out of messages: vendors quote rejected keys.</summary>
internal static class Secrets
{
    private const int Shortest = 4;

    public static string Hide(string text, HttpRequestMessage? request, ApiDescription description)
    {
        foreach (var security in description.Security)
        {
            if (request?.Headers.TryGetValues(security.Header, out var values) == true)
                text = values.Select(value => value.Split(' ')[^1]).Where(secret => secret.Length >= Shortest).Aggregate(text, (at, secret) => at.Replace(secret, "***", StringComparison.Ordinal));
        }
        return text;
    }
}
