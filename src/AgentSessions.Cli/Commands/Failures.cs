using AgentSessions.Cli.Output;
using AgentSessions.Cli.Resuming;
using Microsoft.Extensions.Options;
using SpecClients.Paging;

namespace AgentSessions.Cli.Commands;

/// <summary>Tells a failure in one line on standard error, never showing a key, and then where to go on from.</summary>
internal sealed class Failures(TextWriter error)
{
    /// <summary>What a server may echo and nobody else is to see; null until it is known.</summary>
    public HiddenKey? Hidden { get; set; }

    /// <summary>Whose client is called, once that is known.</summary>
    public VendorClient? Client { get; set; }

    /// <summary>How far the listing has come, once there is one; the key is known by then.</summary>
    public Trail? Trail { get; set; }

    /// <summary>Runs a command to its exit code.</summary>
    public async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is UsageException or OptionsValidationException or ArgumentException)
        {
            await TellAsync(FailureReport.Of(e, Client).ToString());
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.", Trail?.Written);
        }
        catch (PaginationException e)
        {
            return await FailAsync(e.Message, Trail is { IsUpToDate: true } ? e.Checkpoint : Trail?.Written);
        }
        catch (Exception e) when (FailureReport.IsExpected(e))
        {
            return await FailAsync(FailureReport.Of(e, Client).ToString(), Trail?.Written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync($"Writing failed: {e.Message}", Trail?.Written);
        }
    }

    /// <summary>Tells of each vendor that is broken, and gives the exit code that follows.</summary>
    public async Task<int> TellAsync(IReadOnlyList<BrokenVendor> broken)
    {
        foreach (var one in broken)
            await TellAsync(one.ToString());
        return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task<int> FailAsync(string message, string? checkpoint)
    {
        await TellAsync(message);
        if (checkpoint is not null)
            await TellAsync(Hidden!.Resuming(checkpoint));
        return ExitCode.Failed;
    }

    private Task TellAsync(string message) => error.WriteLineAsync(OneLine.Of(Hidden?.In(message) ?? message));
}
