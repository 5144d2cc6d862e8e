namespace SpecClients.Sandbox;

/// <summary>How many requests came in and what became of them.</summary>
public sealed class RequestCounts
{
    private readonly Lock _gate = new();

    /// <summary>Requests that came in, whatever became of them.</summary>
    public long Received { get; private set; }

    /// <summary>Requests answered with what they asked for.</summary>
    public long Succeeded { get; private set; }

    /// <summary>Requests that broke the description, lacked a credential, or named what does not exist.</summary>
    public long Refused { get; private set; }

    /// <summary>Requests that failed because <see cref="SandboxOptions.FaultRate"/> said so.</summary>
    public long Faulted { get; private set; }

    /// <summary>Requests not yet answered.</summary>
    public int InFlight { get; private set; }

    /// <summary>The most requests that were ever in flight at once.</summary>
    public int PeakInFlight { get; private set; }

    internal long Begin()
    {
        lock (_gate)
        {
            PeakInFlight = Math.Max(PeakInFlight, ++InFlight);
            return ++Received;
        }
    }

    internal void End(RequestOutcome outcome)
    {
        lock (_gate)
        {
            InFlight--;
            switch (outcome)
            {
                case RequestOutcome.Succeeded:
                    Succeeded++;
                    break;
                case RequestOutcome.Refused:
                    Refused++;
                    break;
                case RequestOutcome.Faulted:
                    Faulted++;
                    break;
                default:
                    break;
            }
        }
    }
}

internal enum RequestOutcome
{
    /// <summary>The caller went away before the answer was complete.</summary>
    Abandoned,
    Succeeded,
    Refused,
    Faulted,
}
