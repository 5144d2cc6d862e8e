using System.Net;
using System.Net.Sockets;
using AgentSessions.Cli;
using AgentSessions.Tests.Browser;

namespace AgentSessions.Tests.CommandLine;

internal sealed class ServingTheSandbox
{
    [Test]
    public async Task What_it_writes_points_the_clients_there()
    {
        await using var sandbox = await SandboxRun.StartAsync("--sessions", "7", "--seed", "3");

        foreach (var vendor in VendorClient.Vendors)
        {
            var variables = sandbox.Variables.Select(variable => (variable.Key, variable.Value)).ToArray();
            string[] agent = VendorClient.Find(vendor, "nswag").TakesAgent ? ["support"] : [];
            var run = await CliRun.OfProcessAsync(CliRun.Start(["list", vendor, .. agent, "--format", "ndjson"], variables));
            Assert.That((run.ExitCode, run.Lines.Count, run.Error), Is.EqualTo((0, 7, "")));
        }
        Assert.That(sandbox.Variables["PIPECAT_CLOUD_BASE_URL"], Is.EqualTo($"{sandbox.Address}pipecat-cloud/"));
    }

    [Test]
    public async Task Ctrl_C_ends_it_with_0_and_what_it_served()
    {
        await using var sandbox = await SandboxRun.StartAsync("--sessions", "7");

        var run = await sandbox.InterruptAsync();

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((0, "Stopped after 0 requests to the APIs.")));
    }

    [Test]
    public async Task Faults_latency_and_key_are_the_sandboxs()
    {
        await using var sandbox = await SandboxRun.StartAsync("--sessions", "30", "--faults", "100%", "--latency", "1ms", "--api-key", "another-key");
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.Variables["LYZR_BASE_URL"] + "agent/support/published/sessions") { Headers = { { "x-api-key", sandbox.Variables["LYZR_API_KEY"] } } };

        Assert.That(sandbox.Variables["LYZR_API_KEY"], Is.EqualTo("another-key"));
        try
        {
            using var response = await http.SendAsync(request);
            Assert.That(response.StatusCode, Is.AnyOf(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable));
        }
        catch (HttpRequestException reset)
        {
            Assert.That(reset.InnerException, Is.InstanceOf<IOException>());
        }
    }

    [TestCase("--port", "70000", ExpectedResult = "--port takes a whole number from 0 to 65535, not '70000'.")]
    [TestCase("--port", "web", ExpectedResult = "--port takes a whole number from 0 to 65535, not 'web'.")]
    [TestCase("--sessions", "-1", ExpectedResult = "--sessions takes a whole number from 0 to 1000000, not '-1'.")]
    [TestCase("--sessions", "1000001", ExpectedResult = "--sessions takes a whole number from 0 to 1000000, not '1000001'.")]
    [TestCase("--faults", "1.1", ExpectedResult = "--faults takes a share from 0 to 1, as in 0.1 or 10%, not '1.1'.")]
    [TestCase("--faults", "some", ExpectedResult = "--faults takes a share from 0 to 1, as in 0.1 or 10%, not 'some'.")]
    [TestCase("--latency", "2m", ExpectedResult = "--latency takes a time up to a minute, as in 200ms or 1.5s, not '2m'.")]
    [TestCase("--latency", "61s", ExpectedResult = "--latency takes a time up to a minute, as in 200ms or 1.5s, not '61s'.")]
    public async Task<string> What_is_out_of_bounds_ends_in_2_and_one_line(params string[] options)
    {
        var run = await CliRun.OfAsync(["sandbox", .. options]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        return run.ErrorLines[0];
    }

    [Test]
    public async Task A_port_that_is_taken_ends_in_2_and_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CliRun.OfAsync("sandbox", "--port", $"{port}");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.ErrorLines.Single(), Does.StartWith($"Port {port} cannot be listened on: ").And.EndWith("Choose another by --port, or leave it out for any that is free."));
    }
}
