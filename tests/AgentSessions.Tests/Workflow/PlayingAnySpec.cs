using System.CommandLine;
using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Workflow;

/// <summary>The verb <c>sandbox</c>: anybody's description on a loopback port.</summary>
internal sealed class PlayingAnySpec
{
    private const string Spec = """
        openapi: 3.1.0
        info: {title: A, version: '1'}
        paths:
          /things:
            get:
              operationId: listThings
              parameters: [{name: limit, in: query, schema: {type: integer, maximum: 50}}, {name: offset, in: query, schema: {type: integer}}]
              responses: {'200': {description: OK, content: {application/json: {schema: {type: object, required: [data], properties: {data: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}}}}
          /things/{id}:
            get:
              operationId: getThing
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
        components: {schemas: {Thing: {type: object, required: [id, tags], properties: {id: {type: string}, tags: {type: array, items: {type: string}}}}}}
        """;

    [Test]
    public async Task It_says_where_a_client_goes_answers_from_the_schemas_and_refuses_a_wrong_request_with_the_reason()
    {
        var folder = Directory.CreateTempSubdirectory("play-");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var spec = Path.Combine(folder.FullName, "acme-api.yaml");
            await File.WriteAllTextAsync(spec, Spec);
            var said = new LineWriter();
            var running = SandboxCommand.Create().Parse([spec, "--items", "11", "--seed", "7"]).RunAsync(new InvocationConfiguration { Output = said, Error = TextWriter.Null }, stop.Token);
            await Task.WhenAny(said.Written.Task, running);
            var address = said.ToString().Split('\n')[0].Split('=')[1];
            Assert.That(said.ToString(), Does.StartWith("ACME_API_BASE_URL=http://127.0.0.1:").And.Contain("\nACME_API_API_KEY="));
            using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(address) };
            var page = JObject.Parse(await http.GetStringAsync("things?limit=50"));
            Assert.That(page["data"]!.Count(), Is.EqualTo(11));
            Assert.That(JObject.Parse(await http.GetStringAsync("things/" + page["data"]![3]!["id"]))["tags"]!.Count(), Is.LessThan(10), "what is no list of the API is small");
            var refused = await http.GetAsync("things?limit=many");
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("limit"));
            await stop.CancelAsync();
            Assert.That(await running, Is.Zero);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("--port", "70000")]
    [TestCase("--faults", "2")]
    [TestCase("--items", "-1")]
    public async Task What_cannot_be_meant_is_a_usage_error(string option, string value)
    {
        var said = new StringWriter();
        Assert.That(await SandboxCommand.Create().Parse(["acme.yaml", option, value]).RunAsync(new InvocationConfiguration { Output = said, Error = said }), Is.EqualTo(2));
    }

    [Test]
    public async Task A_port_that_is_taken_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("play-");
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            var spec = Path.Combine(folder.FullName, "acme.yaml");
            await File.WriteAllTextAsync(spec, Spec);
            var said = new StringWriter();
            var exit = await SandboxCommand.Create().Parse([spec, "--port", $"{((IPEndPoint)listener.LocalEndpoint).Port}"]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
            Assert.That((exit, said.ToString()), Is.EqualTo((2, said.ToString())));
            Assert.That(said.ToString(), Does.Contain("cannot be listened on"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Tells when its first lines have come.</summary>
    private sealed class LineWriter : StringWriter
    {
        public LineWriter() => NewLine = "\n";

        public TaskCompletionSource Written { get; } = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Written.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
