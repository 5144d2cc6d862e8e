using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Text;
using SpecClients.Sandbox;

namespace SpecCompiler.Commands;

/// <summary><c>sandbox</c>: plays a description's API on this machine, until it is stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec") { Description = "An OpenAPI 3.0, 3.1 or 3.2 description: a YAML or JSON file. Overlays beside it are applied." };
        var port = new Option<int>("--port") { Description = "The loopback port. Default: any that is free.", HelpName = "n" };
        var items = new Option<int>("--items") { Description = "How many items a list has. Usually a prime, so that the last page is a partial one.", DefaultValueFactory = _ => 107, HelpName = "n" };
        var seed = new Option<int>("--seed") { Description = "What answers are drawn from: the same seed gives the same bytes.", DefaultValueFactory = _ => 1, HelpName = "n" };
        var latency = new Option<int>("--latency") { Description = "How long each request waits before it is answered, in ms.", HelpName = "ms" };
        var faults = new Option<double>("--faults") { Description = "The share of requests, from 0 to 1, that fail: by 429, by 503 or by a reset connection.", HelpName = "share" };
        var hostile = new Option<bool>("--hostile") { Description = "Answers what the description does not promise too: unknown members and values, nulls, odd text." };
        var command = new Command("sandbox", """
            Serves any description on a loopback port: routes, sign-in, parameters, paging and errors are those of the
            description, what it lists is drawn from its schemas, and a wrong request is answered by 400, which says why. The
            lines on standard output point a client there. Ctrl-C ends it.
            Exit 1: the description cannot be used. 2: usage.
            """) { spec, port, items, seed, latency, faults, hostile, CommonOptions.AllowFiles };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65535)
                result.AddError("--port is from 0 to 65535.");
            if (result.GetValue(items) < 0 || result.GetValue(latency) < 0 || result.GetValue(faults) is not (>= 0 and <= 1))
                result.AddError("--items and --latency are 0 or more, --faults is from 0 to 1.");
        });
        command.SetVerb(async (result, output, cancellationToken) =>
        {
            var file = Path.GetFullPath(result.GetValue(spec)!);
            if (!File.Exists(file))
                throw new UsageException($"There is no file {file}.");
            var files = SpecFiles.Beside(Environment.CurrentDirectory, file) with { AllowedFolders = result.GetValue(CommonOptions.AllowFiles) ?? [], NeedsReasons = false };
            var document = EffectiveDocument.Compile(files, new ClientSettings { RemediesDefects = true });
            var errors = result.InvocationConfiguration.Error;
            foreach (var warning in document.Warnings)
                await errors.WriteLineAsync(warning.ToString());
            var options = new SandboxOptions
            {
                Port = result.GetValue(port),
                SessionsPerVendor = result.GetValue(items),
                Seed = result.GetValue(seed),
                Latency = TimeSpan.FromMilliseconds(result.GetValue(latency)),
                FaultRate = result.GetValue(faults),
                Hostile = result.GetValue(hostile),
            };
            await using var sandbox = await StartAsync(new SandboxDocument(document.Id, JsonNode.Parse(document.Json)!.AsObject()), options, cancellationToken);
            var prefix = document.Id.Replace('-', '_').ToUpperInvariant();
            await output.WriteLineAsync($"{prefix}_BASE_URL={sandbox.BaseAddress(document.Id)}\n{prefix}_API_KEY={sandbox.ApiKey}");
            await output.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Stopped after {sandbox.Requests.All.Received} requests."));
            return 0;
        });
        return command;
    }

    private static async Task<SandboxServer> StartAsync(SandboxDocument document, SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync([document], options, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new UsageException($"Port {options.Port} cannot be listened on: {LineEnds.OneLine(e.Message)} Choose another, or leave --port out for any that is free.");
        }
    }
}
