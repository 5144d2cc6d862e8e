using System.CommandLine;
using AgentSessions.Calling;
using AgentSessions.Calling.Spector;
using Newtonsoft.Json;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Reading;

var spec = new Argument<string>("document") { Description = "The OpenAPI document that the sandbox plays: openapi.json of a generated client, or the vendor's own." };
var client = new Argument<string>("client") { Description = "The built assembly, as in bin/Debug/net10.0/Acme.dll." };
var vendor = new Option<string?>("--vendor") { Description = "Which client, where the assembly has several, as in pipecat-cloud.", HelpName = "id" };
var all = new Option<bool>("--all") { Description = "List every operation, not only those that failed or were not tried." };
var root = new RootCommand("""
    Calls every operation of a built client, once with everything that it takes and once with what it requires. The
    sandbox, which reads the document by itself, checks each request and answers with an example; what the client decodes must be it.
    Prints 'tried returned' last. Exit 0: each returned its example. 1: one did not.
    """) { spec, client, vendor, all };
root.SetAction(async result =>
{
    var file = result.GetValue(spec)!;
    var document = VendorDocument.Parse(result.GetValue(vendor) ?? "", DocumentReader.Read(file, file).ToString(Formatting.None), file, isTolerant: true);
    var outcomes = await CallingRun.RunAsync(document, new Library(AssemblyFolder.Load(result.GetValue(client)!)));
    var told = result.InvocationConfiguration.Output;
    foreach (var outcome in outcomes.Where(outcome => result.GetValue(all) || outcome.Kind != OutcomeKind.Returned))
        await told.WriteLineAsync(outcome.ToString());
    var tried = outcomes.Count(outcome => outcome.Kind != OutcomeKind.NotTried);
    var returned = outcomes.Count(outcome => outcome.Kind == OutcomeKind.Returned);
    await told.WriteLineAsync($"{tried} {returned}");
    return tried == returned ? 0 : 1;
});
root.Add(Dropping.Create());
root.Add(SpectorCommand.Create());
return await root.Parse(args).InvokeAsync();
