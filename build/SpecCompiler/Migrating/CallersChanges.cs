namespace SpecCompiler.Migrating;

/// <summary>What is otherwise for the callers of any client of a tool's, whatever it was told.</summary>
internal static class CallersChanges
{
    public static IEnumerable<string> Of(OldClient client)
    {
        var made = $"{client.Name}Setup.CreateClient(options) and services.Add{client.Name}Client() make the client, and know its address, sign-in and retries";
        if (client.Generator == "Kiota")
        {
            yield return $"{client.Mark}: {made}; new {client.Name}Client(requestAdapter) is there as it was";
            yield return $"{client.Mark}: the adapter brings its serializers: none of those that the settings name has to be registered";
            yield break;
        }
        yield return $"{client.Mark}: {made}; new {client.Name}Client(httpClient) is left to its HttpClient";
        if (client.Tool == "Refitter")
            yield return $"{client.Mark}: Refit's interface is I{client.Name}Client, whose methods are called as the operations, with Async";
        yield return $"{client.Mark}: an answer that is no success is a SpecClients.NSwag.ApiException, an IApiError as with every client";
    }
}
