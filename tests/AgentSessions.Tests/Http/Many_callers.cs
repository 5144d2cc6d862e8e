using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using SpecClients.Client;
using SpecClients.Http;

namespace AgentSessions.Tests.Http;

[NonParallelizable]
public class Many_callers
{
    [Test]
    public async Task Are_all_accounted_for_over_three_rounds_on_the_same_connections()
    {
        var served = 0;
        var connections = new ConcurrentDictionary<string, bool>();
        await using var origin = await Origin.Serve(async context =>
        {
            connections.TryAdd(context.Connection.Id, true);
            switch (Interlocked.Increment(ref served) % 40)
            {
                case 0:
                    context.Response.StatusCode = 503;
                    context.Response.Headers.RetryAfter = "0";
                    break;
                case 10:
                    context.Response.StatusCode = 429;
                    break;
                case 20:
                    context.Response.Redirect(context.Request.Path);
                    break;
                case 30:
                    context.Response.ContentLength = 1000;
                    await context.Response.WriteAsync("half");
                    context.Abort();
                    break;
                default:
                    await context.Response.WriteAsync(context.Request.Path);
                    break;
            }
        });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new()
        {
            BaseAddress = origin.Address,
            ApiKey = TestApi.Key,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetries = 8,
        });

        var growth = new List<(int Connections, long Bytes)>();
        for (var round = 0; round < 3; round++)
        {
            connections.Clear();
            await Task.WhenAll(Enumerable.Range(0, 64).Select(async caller =>
            {
                for (var call = 0; call < 40; call++)
                {
                    using var response = await client.GetAsync($"v1/{caller}/{call}", HttpCompletionOption.ResponseHeadersRead);
                    Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"/v1/{caller}/{call}"));
                }
            }));
            Assert.That(origin.Seen, Has.All.Contain(TestApi.Key));
            origin.Seen.Clear();
            growth.Add((connections.Count, GC.GetTotalMemory(forceFullCollection: true)));
        }

        await TestContext.Out.WriteLineAsync($"{served} requests for {3 * 64 * 40} calls; {string.Join("; ", growth)}");
        Assert.That(growth[2].Bytes, Is.LessThan(growth[0].Bytes + 1_000_000));
        Assert.That(growth.Select(one => one.Connections), Has.All.LessThan(64 + (64 * 40 / 20)));
    }

    [Test]
    public async Task Share_an_http2_connection_and_follow_no_redirect_off_tls()
    {
        var connections = new ConcurrentDictionary<string, string>();
        await using var plain = await Origin.Serve(_ => Task.CompletedTask);
        await using var origin = await Origin.ServeTls(context =>
        {
            connections.TryAdd(context.Connection.Id, context.Request.Protocol);
            if (context.Request.Path == "/away")
                context.Response.Redirect(plain.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        var options = new SpecClientOptions { BaseAddress = origin.Address, ApiKey = TestApi.Key };
        using var transport = ClientPipeline.Configure(new SocketsHttpHandler());
        transport.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        using var client = ClientPipeline.Create(TestApi.KeyHeader, options, transport);
        using var strict = ClientPipeline.Create(TestApi.KeyHeader, options);

        foreach (var response in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("x"))))
            response.Dispose();

        Assert.That(connections.Values, Has.All.EqualTo("HTTP/2"));
        Assert.That(connections, Has.Count.LessThan(3));
        Assert.ThrowsAsync<ApiTransportException>(() => client.GetAsync("away"));
        Assert.That(plain.Seen, Is.Empty);
        Assert.That(Assert.ThrowsAsync<ApiTransportException>(() => strict.GetAsync("x"))!.HttpRequestError, Is.EqualTo(HttpRequestError.SecureConnectionError));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Read_compressed_bodies(string encoding)
    {
        await using var origin = await Origin.Serve(async context =>
        {
            Assert.That(context.Request.Headers.AcceptEncoding.ToString(), Does.Contain(encoding));
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding == "br" ? new BrotliStream(context.Response.Body, CompressionLevel.Fastest) : new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(new byte[100_000]);
        });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origin.Address, ApiKey = TestApi.Key });
        using var capped = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origin.Address, ApiKey = TestApi.Key, MaxResponseBytes = 99_999 });

        Assert.That(await client.GetByteArrayAsync("x"), Has.Length.EqualTo(100_000));
        Assert.ThrowsAsync<ApiTransportException>(() => capped.GetAsync("x"));
    }

    [Test]
    public async Task Read_a_body_until_they_dispose_of_it()
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { ApiKey = TestApi.Key }, FakeTransport.Answering(HttpStatusCode.OK));
        var response = await client.GetAsync("x", HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();

        Assert.That((response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength), Is.EqualTo(("text/plain", 2)));
        response.Dispose();

        Assert.That(() => stream.ReadByte(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => ((PooledContent)response.Content).Memory, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Read_what_a_head_request_announces()
    {
        await using var origin = await Origin.Serve(context =>
        {
            context.Response.ContentLength = 1L << 40;
            return Task.CompletedTask;
        });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new() { BaseAddress = origin.Address, ApiKey = TestApi.Key });
        using var request = new HttpRequestMessage(HttpMethod.Head, "x");

        using var response = await client.SendAsync(request);

        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(1L << 40));
    }
}
