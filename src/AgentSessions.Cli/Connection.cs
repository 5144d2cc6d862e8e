namespace AgentSessions.Cli;

/// <summary>A generated client and what it keeps open.</summary>
/// <param name="client">The client, of a type that is known at run time only.</param>
/// <param name="owned">What is disposed of with it, the first last.</param>
internal sealed class Connection(object client, params IReadOnlyList<IDisposable> owned) : IDisposable
{
    public object Client => client;

    public void Dispose()
    {
        foreach (var one in owned.Reverse())
            one.Dispose();
    }
}
