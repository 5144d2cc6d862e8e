using System.Net;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota;

/// <summary>What a call may bring along of Kiota's own: each of it takes effect, or is refused in a sentence.</summary>
internal sealed class RequestOptions
{
    private static readonly Dictionary<Type, Func<Task>> Effects = new()
    {
        [typeof(ResponseHandlerOption)] = ResponseHandler,
        [typeof(ObservabilityOptions)] = Observability,
        [typeof(HeadersInspectionHandlerOption)] = HeadersInspection,
        [typeof(BodyInspectionHandlerOption)] = BodyInspection,
        [typeof(RetryHandlerOption)] = Retry,
        [typeof(RedirectHandlerOption)] = Redirect,
        [typeof(UserAgentHandlerOption)] = UserAgent,
        [typeof(ParametersNameDecodingOption)] = ParametersNameDecoding,
        [typeof(UriReplacementHandlerOption)] = UriReplacement,
        [typeof(IUriReplacementHandlerOption)] = UriReplacementOfTheCallers,
        [typeof(TelemetryHandlerOption)] = Telemetry,
        [typeof(ChaosHandlerOption)] = Chaos,
    };

    private static IEnumerable<Type> Options =>
        new[] { typeof(IRequestOption), typeof(HttpClientRequestAdapter) }.SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => typeof(IRequestOption).IsAssignableFrom(type) && type != typeof(IRequestOption));

    [TestCaseSource(nameof(Options))]
    public async Task An_option_takes_effect_or_is_refused(Type option)
    {
        Assert.That(Effects, Contains.Key(option), "The library has an option that is not known here.");
        await Effects[option]();
    }

    [Test]
    public async Task Options_take_effect_together_and_in_Kiotas_order()
    {
        var headers = new HeadersInspectionHandlerOption { InspectRequestHeaders = true };
        var sent = new Server(_ => new(HttpStatusCode.OK));
        await sent.SendAsync(headers, new UserAgentHandlerOption { ProductName = "mine", ProductVersion = "1" }, new UriReplacementHandlerOption(true, [new("/x", "/y")]), new RetryHandlerOption { MaxRetry = 0 });
        Assert.That(headers.RequestHeaders["User-Agent"].Last(), Does.EndWith("mine/1"));
        Assert.That(sent.Requests.Single().Address, Does.StartWith("https://acme.test/y"));
    }

    [Test]
    public async Task Options_of_the_callers_own_class_are_left_to_the_callers_handlers()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new Own());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_options_hold_beside_Kiotas()
    {
        var server = new Server(_ => new(HttpStatusCode.OK) { Content = new StringContent(new string('x', 50)) });
        var failure = Assert.ThrowsAsync<ApiTransportException>(() => server.SendAsync(new RetryHandlerOption { MaxRetry = 1, Delay = 0 }, new OwnLimits { MaxResponseBytes = 10 }));
        Assert.That(failure!.Message, Does.Contain("10 bytes"));
        await Task.CompletedTask;
    }

    [Test]
    public async Task A_client_of_the_callers_own_gets_what_is_the_adapters_and_refuses_what_is_its_own()
    {
        var server = new Server(_ => new(HttpStatusCode.OK)) { IsOwn = true };
        var headers = new HeadersInspectionHandlerOption { InspectResponseHeaders = true };
        await server.SendAsync(headers);
        Assert.That(headers.ResponseHeaders["X-Server"], Is.EqualTo((string[])["1"]));
        foreach (var option in (IRequestOption[])[new RetryHandlerOption(), new RedirectHandlerOption()])
            Assert.That(() => server.SendAsync(option), Throws.TypeOf<NotSupportedException>().With.Message.Contains("the HttpClient's that the adapter was given"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Retries_are_refused_where_the_client_makes_none()
    {
        var server = new Server(_ => new(HttpStatusCode.ServiceUnavailable)) { Settings = { EnableResilience = false } };
        Assert.That(() => server.SendAsync(new RetryHandlerOption { MaxRetry = 2 }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("resilience is off"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public void A_body_to_look_at_is_no_longer_than_any_other()
    {
        var server = new Server(_ => new(HttpStatusCode.OK) { Content = new StringContent(new string('x', 2000)) }) { IsOwn = true, Settings = { MaxResponseBytes = 1000 } };
        Assert.That(() => server.SendAsync(new BodyInspectionHandlerOption { InspectResponseBody = true }), Throws.TypeOf<HttpRequestException>());
    }

    private static async Task ResponseHandler()
    {
        var handler = new NativeResponseHandler();
        await new Server(_ => new((HttpStatusCode)418)).SendAsync(new ResponseHandlerOption { ResponseHandler = handler });
        Assert.That(((HttpResponseMessage)handler.Value!).StatusCode, Is.EqualTo((HttpStatusCode)418));
        Assert.That(handler.ErrorMappings, Contains.Key("XXX"));
    }

    private static async Task Observability()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new ObservabilityOptions());
        Assert.That(() => server.SendAsync(new ObservabilityOptions { IncludeEUIIAttributes = true }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("name a person"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static async Task HeadersInspection()
    {
        var option = new HeadersInspectionHandlerOption { InspectRequestHeaders = true, InspectResponseHeaders = true };
        await new Server(_ => new(HttpStatusCode.OK)).SendAsync(option);
        Assert.Multiple(() =>
        {
            Assert.That(option.RequestHeaders["X-Own"], Is.EqualTo((string[])["own"]));
            Assert.That(option.RequestHeaders.Keys, Does.Not.Contain("X-Acme-Key"), "The key is put on behind it.");
            Assert.That(option.ResponseHeaders["X-Server"], Is.EqualTo((string[])["1"]));
            Assert.That(option.ResponseHeaders.Keys, Does.Contain("Content-Type"));
        });
    }

    private static async Task BodyInspection()
    {
        var option = new BodyInspectionHandlerOption { InspectRequestBody = true, InspectResponseBody = true };
        var answer = await new Server(_ => new(HttpStatusCode.OK) { Content = new StringContent("\"an answer\"", Encoding.UTF8, "application/json") }).SendAsync(option);
        Assert.That((await TextOf(option.RequestBody), await TextOf(option.ResponseBody), answer), Is.EqualTo(("{\"name\":\"n\"}", "\"an answer\"", "an answer")));
    }

    private static async Task Retry()
    {
        var times = new Server(sent => new(sent < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        await times.SendAsync(new RetryHandlerOption { MaxRetry = 2, Delay = 0 });
        Assert.That(times.Requests, Has.Count.EqualTo(3), "A caller who asks for it has a POST tried again.");

        var never = new Server(_ => new(HttpStatusCode.ServiceUnavailable));
        Assert.ThrowsAsync<FailedResponseException>(() => never.SendAsync(new RetryHandlerOption { MaxRetry = 0 }));
        Assert.That(never.Requests, Has.Count.EqualTo(1));

        var asked = new Server(sent => new(sent == 1 ? HttpStatusCode.Conflict : HttpStatusCode.ServiceUnavailable));
        var attempts = new List<(int, int)>();
        Assert.ThrowsAsync<FailedResponseException>(() => asked.SendAsync(new RetryHandlerOption
        {
            Delay = 0,
            ShouldRetry = (delay, attempt, response) =>
            {
                attempts.Add((delay, attempt));
                return response.StatusCode == HttpStatusCode.Conflict;
            },
        }));
        Assert.That((asked.Requests.Count, attempts), Is.EqualTo((2, new List<(int, int)> { (0, 0), (0, 1) })));

        var limited = new Server(_ => new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(30)) } });
        Assert.ThrowsAsync<FailedResponseException>(() => limited.SendAsync(new RetryHandlerOption { RetriesTimeLimit = TimeSpan.FromSeconds(1) }));
        Assert.That(limited.Requests, Has.Count.EqualTo(1));
    }

    private static async Task Redirect()
    {
        static HttpResponseMessage Away(int sent) => new(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new($"https://acme.test/next{sent}") } };
        var once = new Server(Away);
        Assert.That(Assert.ThrowsAsync<ApiTransportException>(() => once.SendAsync(new RedirectHandlerOption { MaxRedirect = 1 }))!.Message, Does.Contain("more than 1 times"));
        Assert.That(once.Requests, Has.Count.EqualTo(2));

        foreach (var option in (RedirectHandlerOption[])[new() { MaxRedirect = 0 }, new() { ShouldRedirect = response => response.StatusCode != HttpStatusCode.TemporaryRedirect }])
        {
            var none = new Server(Away);
            Assert.That(Assert.ThrowsAsync<FailedResponseException>(() => none.SendAsync(option))!.ResponseStatusCode, Is.EqualTo(307));
            Assert.That(none.Requests, Has.Count.EqualTo(1));
        }
        var followed = new Server(sent => sent == 1 ? Away(sent) : new(HttpStatusCode.OK));
        await followed.SendAsync(new RedirectHandlerOption());
        Assert.That(followed.Requests.Select(request => request.Address), Is.EqualTo((string[])["https://acme.test/x?%24top=1", "https://acme.test/next1"]));
        Assert.That(() => followed.SendAsync(new RedirectHandlerOption { AllowRedirectOnSchemeChange = true }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("never followed"));
        Assert.That(() => followed.SendAsync(new RedirectHandlerOption { ScrubSensitiveHeaders = (_, _, _) => { } }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("cannot be changed"));
        Assert.That(followed.Requests, Has.Count.EqualTo(2));
    }

    private static async Task UserAgent()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new UserAgentHandlerOption { ProductName = "mine", ProductVersion = "2.0" });
        await server.SendAsync(new UserAgentHandlerOption { Enabled = false });
        Assert.That(server.Requests.Select(request => request.UserAgent), Is.EqualTo((string[])[$"{ApiPackage.Runtime} mine/2.0", $"{ApiPackage.Runtime}"]));
    }

    private static async Task ParametersNameDecoding()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new ParametersNameDecodingOption());
        await server.SendAsync(new ParametersNameDecodingOption { Enabled = false });
        Assert.That(server.Requests.Select(request => request.Address), Is.EqualTo((string[])["https://acme.test/x?$top=1", "https://acme.test/x?%24top=1"]));
    }

    private static async Task UriReplacement()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new UriReplacementHandlerOption(true, [new("/x", "/users/me")]));
        await server.SendAsync(new UriReplacementHandlerOption(false, [new("/x", "/users/me")]));
        Assert.That(server.Requests.Select(request => request.Address), Is.EqualTo((string[])["https://acme.test/users/me?%24top=1", "https://acme.test/x?%24top=1"]));
    }

    private static async Task UriReplacementOfTheCallers()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new Replacement());
        Assert.That(server.Requests.Single().Address, Is.EqualTo("https://acme.test/replaced"));
    }

    private static async Task Telemetry()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        await server.SendAsync(new TelemetryHandlerOption { TelemetryConfigurator = request => { request.Headers.Add("X-Trace", "t"); return request; } });
        Assert.That(server.Requests.Single().Trace, Is.EqualTo("t"));
    }

    private static Task Chaos()
    {
        var server = new Server(_ => new(HttpStatusCode.OK));
        Assert.That(() => server.SendAsync(new ChaosHandlerOption()), Throws.TypeOf<NotSupportedException>().With.Message.Contains("the sandbox"));
        Assert.That(server.Requests, Is.Empty);
        return Task.CompletedTask;
    }

    private static async Task<string> TextOf(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
