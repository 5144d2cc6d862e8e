namespace AgentSessions.Cli.Tracing;

/// <summary>A request as it went over the wire, and what became of it. No credential is in it any more.</summary>
/// <param name="Method">The method, as in <c>GET</c>.</param>
/// <param name="Address">The whole address.</param>
/// <param name="Headers">The request's headers.</param>
/// <param name="Elapsed">The time until the answer's headers were there.</param>
internal sealed record TracedRequest(string Method, string Address, IReadOnlyList<KeyValuePair<string, string>> Headers, TimeSpan Elapsed)
{
    /// <summary>The answer's status and reason, as in <c>200 OK</c>, or why there was no answer.</summary>
    public required string Outcome { get; init; }

    /// <summary>The answer's headers; empty where there was none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; init; } = [];

    /// <summary>As lines in the manner of curl's.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"> {Method} {Address}",
        .. Headers.Select(header => $">   {header.Key}: {header.Value}"),
        FormattableString.Invariant($"< {Outcome}, {Elapsed.TotalMilliseconds:F0} ms"),
        .. ResponseHeaders.Select(header => $"<   {header.Key}: {header.Value}"),
    ];
}
