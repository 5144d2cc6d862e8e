namespace AgentSessions.Http;

/// <summary>Keeps what a request was signed with out of messages: vendors repeat the keys that they reject.</summary>
internal static class Secrets
{
    /// <summary>The length from which a key can be told from what is no key.</summary>
    public const int Shortest = 4;

    /// <summary>The text without the credential of a request, whether the pipeline signed it or its caller did.</summary>
    public static string Hide(string text, HttpRequestMessage? request, ApiDescription api)
    {
        if (request is null)
            return text;
        if (Call.Find(request) is { } call)
            text = Hide(text, call);
        foreach (var header in api.Security.Select(security => security.Header).Append("Authorization").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!request.Headers.NonValidated.TryGetValues(header, out var values))
                continue;
            foreach (var value in values)
                text = Hide(text, header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? value[(value.IndexOf(' ') + 1)..] : value);
        }
        return text;
    }

    /// <summary>The text without what the pipeline put on the requests of a call.</summary>
    public static string Hide(string text, Call call)
    {
        foreach (var credential in call.Signed ?? [])
        {
            foreach (var form in credential.Forms)
                text = Hide(text, form);
        }
        return text;
    }

    private static string Hide(string text, string secret) =>
        secret.Length < Shortest ? text : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
}
