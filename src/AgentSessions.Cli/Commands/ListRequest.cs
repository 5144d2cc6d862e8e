namespace AgentSessions.Cli.Commands;

/// <summary>What a <c>list</c> asks for.</summary>
internal sealed record ListRequest
{
    public required string Vendor { get; init; }

    public string? Agent { get; init; }

    public required string Generator { get; init; }

    public string? Operation { get; init; }

    public Uri? BaseUrl { get; init; }

    public string? ApiKey { get; init; }

    public int? PageSize { get; init; }

    public long? Max { get; init; }

    public IReadOnlyList<string> Query { get; init; } = [];

    public required string Format { get; init; }

    public bool GuardsCells { get; init; }

    public string? Resume { get; init; }

    public string? CheckpointFile { get; init; }

    public int Prefetch { get; init; }

    public int Concurrency { get; init; }

    public bool IsVerbose { get; init; }
}
