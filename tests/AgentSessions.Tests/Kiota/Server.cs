using AgentSessions.Tests.Http;
using AgentSessions.Tests.Kiota.SideBySide;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using SpecClients.Client;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

/// <summary>A server that notes what it is sent, and one request to it with Kiota's options.</summary>
/// <param name="answer">The answer to each request, by its number.</param>
internal sealed class Server(Func<int, HttpResponseMessage> answer)
{
    public SpecClientOptions Settings { get; } = new() { ApiKey = TestApi.Key, BaseAddress = new("https://acme.test/") };

    /// <summary>Whether the client is the caller's own, without the pipeline.</summary>
    public bool IsOwn { get; init; }

    public List<(string Address, string UserAgent, string? Trace)> Requests { get; } = [];

    public async Task<string?> SendAsync(params IRequestOption[] options)
    {
        var transport = new FakeTransport(request =>
        {
            Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.UserAgent.ToString(), request.Headers.NonValidated.TryGetValues("X-Trace", out var trace) ? trace.ToString() : null));
            var response = answer(Requests.Count);
            response.RequestMessage = request;
            response.Headers.Add("X-Server", "1");
            if (response.Content.Headers.ContentLength == 0)
                response.Content = new StringContent("\"\"", null, "application/json");
            return response;
        });
        using var client = IsOwn ? new HttpClient(transport) { BaseAddress = Settings.BaseAddress } : ClientPipeline.Create(TestApi.KeyHeader, Settings, transport);
        var adapter = KiotaAdapter.Create(client, TestApi.KeyHeader, Settings);
        var request = new RequestInformation(Method.POST, "{+baseurl}/x{?%24top}", new Dictionary<string, object>());
        request.QueryParameters.Add("%24top", 1);
        request.Headers.Add("X-Own", "own");
        request.SetContentFromParsable(adapter, "application/json", new Thing { Name = "n" });
        request.AddRequestOptions(options);
        return await adapter.SendPrimitiveAsync<string>(request, new() { ["XXX"] = UntypedNode.CreateFromDiscriminatorValue });
    }
}

/// <summary>An option that Kiota does not know.</summary>
internal sealed class Own : IRequestOption;

/// <summary>What a call may do differently, as a client made for the purpose says it.</summary>
internal sealed class OwnLimits : CallOptions, IRequestOption;

/// <summary>A caller's own way to replace an address.</summary>
internal sealed class Replacement : IUriReplacementHandlerOption
{
    public bool IsEnabled() => true;

    public Uri? Replace(Uri? original) => new(original!, "/replaced");
}
