using System.Net;
using System.Net.Sockets;
using SpecClients.Client;

namespace AgentSessions.Tests.Http;

/// <summary>A real server that closes each connection that it had kept: the transport sends such a request again by itself, which would multiply retries.</summary>
internal sealed class Resetting_servers
{
    private const int Kept = 16;

    [TestCase("GET", 0, 2)]
    [TestCase("GET", 2, 4)]
    [TestCase("GET", 5, 7)]
    [TestCase("DELETE", 2, 4)]
    [TestCase("POST", 2, 4)]
    public async Task A_request_is_sent_no_oftener_than_its_retries_and_once_more(string method, int retries, int sent)
    {
        using var server = new Server();
        using var client = server.Connect(new() { ApiKey = TestApi.Key, MaxRetries = retries, RetryDelay = TimeSpan.Zero });
        foreach (var response in await Task.WhenAll(Enumerable.Range(0, Kept).Select(_ => client.GetAsync("x"))))
            response.Dispose();

        server.ClosesNext = int.MaxValue;
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "x");
        Assert.That(() => client.SendAsync(request), Throws.InstanceOf<ApiTransportException>());

        Assert.That(server.Closed, Is.EqualTo(sent));
    }

    [Test]
    public async Task One_closed_connection_is_made_up_for_where_nothing_is_retried()
    {
        using var server = new Server();
        using var client = server.Connect(new() { ApiKey = TestApi.Key, EnableResilience = false });
        foreach (var response in await Task.WhenAll(Enumerable.Range(0, Kept).Select(_ => client.GetAsync("x"))))
            response.Dispose();

        server.ClosesNext = 1;
        using var answer = await client.GetAsync("x");

        Assert.That((answer.StatusCode, server.Closed), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    /// <summary>Answers once as many requests wait as it is to keep connections, and closes from then on as it is told.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _all = new();
        private int _arrived;
        private int _closed;

        public Server()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public int ClosesNext { get; set; }

        public int Closed => _closed;

        public HttpClient Connect(SpecClientOptions options)
        {
            options.BaseAddress = new Uri($"http://{_listener.LocalEndpoint}");
            return ClientPipeline.Create(TestApi.KeyHeader, options);
        }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }

        private async Task ServeAsync(Socket connection)
        {
            var request = new byte[8192];
            using (connection)
            {
                while (await connection.ReceiveAsync(request) > 0)
                {
                    if (_closed < ClosesNext)
                    {
                        Interlocked.Increment(ref _closed);
                        return;
                    }
                    if (Interlocked.Increment(ref _arrived) == Kept)
                        _all.SetResult();
                    await _all.Task;
                    await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                }
            }
        }
    }
}
