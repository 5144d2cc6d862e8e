namespace AgentSessions.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}

/// <summary>The command line asks for what cannot be done.</summary>
internal sealed class UsageException(string message) : Exception(message);
