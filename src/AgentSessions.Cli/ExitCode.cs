namespace AgentSessions.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}

/// <summary>The command line asks for what cannot be done.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>The vendor's parameter that is at fault, if it is one.</summary>
    public string? Parameter { get; init; }
}
