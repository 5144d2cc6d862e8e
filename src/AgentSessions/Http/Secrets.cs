namespace AgentSessions.Http;

/// <summary>Keeps what a request was signed with out of messages: vendors repeat the keys that they reject.</summary>
internal static class Secrets
{
    private const int Shortest = 4;

    /// <summary>The text without the credential of a request, whether the pipeline signed it or its caller did.</summary>
    public static string Hide(string text, HttpRequestMessage? request, ApiDescription api)
    {
        if (request is null)
            return text;
        if (Call.Find(request)?.Signed is { } credential)
            text = Hide(text, credential.Secret);
        foreach (var header in api.Security.Select(security => security.Header).Append("Authorization").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!request.Headers.NonValidated.TryGetValues(header, out var values))
                continue;
            foreach (var value in values)
                text = Hide(text, header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? value[(value.IndexOf(' ') + 1)..] : value);
        }
        return text;
    }

    private static string Hide(string text, string secret) =>
        secret.Length < Shortest ? text : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
}
