using Microsoft.AspNetCore.Http;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Importing;

namespace AgentSessions.Tests.Workflow;

/// <summary>What a page is asked of, and how much of it is taken.</summary>
public class DownloadingPages : VendorsHost
{
    private static readonly SourceMark Mark = new("test", 1, 1);
    private static readonly HostRules Loopback = new(["127.0.0.1"]);

    [Test]
    public async Task Redirects_on_the_host_are_followed_but_not_for_ever()
    {
        Redirect("/a", "/b");
        Serve("/b", "openapi: 3.0.3\n");
        Redirect("/circle", "/circle");
        var download = new Download(Loopback);
        Assert.That((await download.GetAsync(Address + "/a", Mark, RequestHeaders.None, default)).Name, Is.EqualTo(Address + "/b"));
        Assert.That(() => download.GetAsync(Address + "/circle", Mark, RequestHeaders.None, default), Throws.TypeOf<ProblemException>().With.Message.Contains("more than 5 times"));
    }

    [TestCase("http://docs.example/a")]
    [TestCase("ftp://docs.example/a")]
    [TestCase("file:///etc/passwd")]
    public void Only_https_is_asked(string address) =>
        Assert.That(
            () => new Download(Loopback).GetAsync(address, Mark, RequestHeaders.None, default),
            Throws.TypeOf<ProblemException>().With.Message.Contains("is not an https address"));

    [Test]
    public void A_private_host_is_asked_where_it_is_allowed_by_name()
    {
        Serve("/a", "openapi: 3.0.3\n");
        Assert.That(() => new Download(new([])).GetAsync(Address + "/a", Mark, RequestHeaders.None, default), Throws.TypeOf<ProblemException>().With.Message.Contains("--allow-host 127.0.0.1"));
        Assert.That(() => new Download(new([])).GetAsync(Address.Replace("http:", "https:") + "/a", Mark, RequestHeaders.None, default),
            Throws.TypeOf<ProblemException>().With.Message.Contains("127.0.0.1 is a private host").And.Message.Contains("--allow-host 127.0.0.1"));
    }

    [TestCase("10.1.2.3", ExpectedResult = true)]
    [TestCase("172.31.0.1", ExpectedResult = true)]
    [TestCase("172.32.0.1", ExpectedResult = false)]
    [TestCase("192.168.0.1", ExpectedResult = true)]
    [TestCase("169.254.169.254", ExpectedResult = true)]
    [TestCase("100.64.0.1", ExpectedResult = true)]
    [TestCase("0.0.0.0", ExpectedResult = true)]
    [TestCase("8.8.8.8", ExpectedResult = false)]
    [TestCase("::1", ExpectedResult = true)]
    [TestCase("fd00::1", ExpectedResult = true)]
    [TestCase("fe80::1", ExpectedResult = true)]
    [TestCase("::ffff:10.0.0.1", ExpectedResult = true)]
    [TestCase("2001:4860:4860::8888", ExpectedResult = false)]
    public bool Addresses_behind_a_network_are_private(string address) => HostRules.IsPrivate(System.Net.IPAddress.Parse(address));

    [Test]
    public void A_redirect_to_plain_http_is_refused() =>
        Assert.That(
            () => new Download(new(["docs.example"])).Follow(new Uri("https://docs.example/a"), new Uri("http://docs.example/a"), Mark),
            Throws.TypeOf<ProblemException>().With.Message.Contains("not https"));

    [Test]
    public void A_page_is_bounded_in_size_even_when_it_is_compressed()
    {
        Pages["/big"] = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[100_000]);
        };
        Assert.That(
            () => new Download(Loopback, maxBytes: 50_000).GetAsync(Address + "/big", Mark, RequestHeaders.None, default),
            Throws.TypeOf<ProblemException>().With.Message.Contains("larger than 50000 bytes"));
    }

    [Test]
    public void A_page_is_bounded_in_time()
    {
        Pages["/slow"] = async context =>
        {
            await context.Response.WriteAsync("openapi");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        Assert.That(
            () => new Download(Loopback, maxTime: TimeSpan.FromMilliseconds(200)).GetAsync(Address + "/slow", Mark, RequestHeaders.None, default),
            Throws.TypeOf<ProblemException>().With.Message.Contains("took longer than 0.2 s"));
    }
}
