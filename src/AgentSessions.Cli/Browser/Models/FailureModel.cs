namespace AgentSessions.Cli.Browser.Models;

/// <summary>A failed call, as the page tells it.</summary>
/// <param name="Type">The exception's type, as C# writes it.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Status">The vendor's status; null where nothing was sent or nothing came back.</param>
/// <param name="RequestId">What the vendor calls the request.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Parameter">The parameter at fault, by its name on the wire; null where it is none of them.</param>
/// <param name="IsRefusedHere">Whether the client refused the values and sent nothing.</param>
public sealed record FailureModel(string Type, string Message, int? Status, string? RequestId, string? Next, string? Parameter, bool IsRefusedHere);
