namespace AgentSessions.Tests.Echoes;

/// <summary>An answer in which a server repeats the key that it was sent.</summary>
internal sealed record EchoAnswer(int Status, string Body = "", string MediaType = "application/json")
{
    public (string Name, string Value)[] Headers { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Whether the connection ends before the body does.</summary>
    public bool BreaksOff { get; init; }

    public override string ToString() => $"{Status} {Reason} {MediaType} {string.Join(' ', Headers)} {Body}";
}
