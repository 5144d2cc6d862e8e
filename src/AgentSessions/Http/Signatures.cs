namespace AgentSessions.Http;

/// <summary>The further credentials on a request, off it again when the call is over.</summary>
internal sealed class Signatures : IDisposable
{
    private readonly HttpRequestMessage _request;
    private readonly List<Func<HttpRequestMessage, bool>> _takeOff = [];

    public Signatures(HttpRequestMessage request, IEnumerable<Credential> credentials)
    {
        _request = request;
        foreach (var credential in credentials)
        {
            if (!credential.IsTaken(request))
                _takeOff.Insert(0, credential.Sign(request));
        }
    }

    /// <summary>Takes them off the message that a response came to.</summary>
    public void TakeOff(HttpRequestMessage? sent)
    {
        if (sent is null || sent == _request)
            return;
        foreach (var takeOff in _takeOff)
            takeOff(sent);
    }

    public void Dispose()
    {
        foreach (var takeOff in _takeOff)
            takeOff(_request);
    }
}
