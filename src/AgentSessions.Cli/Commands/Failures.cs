using Microsoft.Extensions.Options;
using AgentSessions.Paging;

namespace AgentSessions.Cli.Commands;

/// <summary>Tells a failure in one line on standard error, never showing a key.</summary>
internal static class Failures
{
    private static readonly string[] RequestIds = ["x-request-id", "x-ms-request-id", "apim-request-id", "request-id"];

    public static async Task<int> GuardAsync(string? key, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is UsageException or OptionsValidationException or ArgumentException)
        {
            Tell(e.Message, key);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            Tell("Stopped.", key);
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or PaginationException or NSwag.ApiException or Microsoft.Kiota.Abstractions.ApiException)
        {
            Tell(Describe(e), key);
            return ExitCode.Failed;
        }
    }

    private static string Describe(Exception failure) => failure switch
    {
        NSwag.ApiException api => WithRequestId(api.Message, api.Headers),
        Microsoft.Kiota.Abstractions.ApiException api => WithRequestId($"{api.Message} (status {api.ResponseStatusCode})", api.ResponseHeaders),
        _ => failure.Message,
    };

    private static string WithRequestId(string message, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        var id = headers.FirstOrDefault(header => RequestIds.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return id is null ? message : $"{message} [request {id}]";
    }

    /// <summary>A server may echo what it was sent: the key is taken out of anything told.</summary>
    private static void Tell(string message, string? key) =>
        Console.Error.WriteLine((string.IsNullOrEmpty(key) ? message : message.Replace(key, "***")).ReplaceLineEndings(" "));
}
