namespace AgentSessions.Kiota;

/// <summary>A model with members that only the server sets.</summary>
internal interface IReadOnlyMembers
{
    /// <summary>Their names, as they are sent.</summary>
    IReadOnlyList<string> ReadOnlyMembers { get; }
}
