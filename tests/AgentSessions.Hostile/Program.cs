using System.CommandLine;
using AgentSessions.Hostile;
using AgentSessions.Hostile.Cases;
using AgentSessions.Hostile.Conforming;
using AgentSessions.Hostile.Documents;
using AgentSessions.Hostile.Measuring;

var seed = new Argument<int>("seed") { Description = "What the documents are made from." };
var first = new Argument<int>("first") { Description = "The first document's index.", DefaultValueFactory = _ => 0 };
var count = new Argument<int>("count") { Description = "How many documents." };
var kiota = new Option<int>("--kiota") { Description = "How many of a thousand documents go through Kiota too.", DefaultValueFactory = _ => 1_000 };
var compiled = new Option<int>("--compiled")
{
    Description = "How many of a thousand documents are compiled, if they generate.",
    DefaultValueFactory = _ =>
    20
};
var faults = new Option<int>("--faults") { Description = "How many of the faults are listed.", DefaultValueFactory = _ => 40 };
var at = new Option<string?>("--root") { Description = "The repository.", HelpName = "dir" };

var run = new Command("run",
    "Makes documents, puts each through the generators and adds up what came of them. Exit 1 where something did that must not.") { count, seed, first,
    kiota, compiled, faults, at };
run.SetAction(async result =>
{
    var tally = await Supervisor.RunAsync(PlanOf(result), RepositoryOf(result));
    foreach (var line in tally.Lines(result.GetValue(faults)))
        await result.InvocationConfiguration.Output.WriteLineAsync(line);
    return tally.Bad.Count + tally.RefusedProse.Count == 0 ? 0 : 1;
});

var work = new Command("work", "Does so in this process, and tells of each document as it goes; 'run' starts it.") { seed, first, count, kiota, compiled, at };
work.SetAction(async result => await Run.TellAsync(PlanOf(result), RepositoryOf(result), result.InvocationConfiguration.Output));

var index = new Argument<int>("index") { Description = "Which of the seed's documents." };
var print = new Command("print", "Prints one document, with what is hostile about it and what came of it.") { seed, index, at };
print.SetAction(async result =>
{
    var told = result.InvocationConfiguration.Output;
    var document = new HostileDocuments(RepositoryOf(result)).Make(result.GetValue(seed), result.GetValue(index));
    await told.WriteLineAsync($"# {document.Id} {document.Kind}: {Tally.Cut(string.Join("; ", document.Done))}\n# --name {Tally.Cut(document.Name)} --vendor {Tally.Cut(document.Vendor ?? "")}\n{document.Text}\n{(document.Overlay is { } overlay ? $"# overlay\n{overlay}" : "")}");
    using var trial = new Trial([new SpecClients.Generation.NSwag.NSwagGenerator(), new SpecClients.Generation.Kiota.KiotaGenerator()]);
    foreach (var outcome in await trial.RunAsync(document))
    {
        await told.WriteLineAsync($"# {outcome.Generator}: {outcome.Kind}, {outcome.Seconds:0.00} s");
        foreach (var line in outcome.Refusals.Select(refusal => refusal.Message).Concat(outcome.Faults)
            .Concat(outcome.Kind == OutcomeKind.Generated ? CompiledSource.Errors(trial.Sources[outcome.Generator]) : []))
            await told.WriteLineAsync($"#   {(line.StartsWith("crash", StringComparison.Ordinal) ? line : Tally.Cut(line))}");
    }
});

var folder = new Argument<string>("folder") { Description = "Descriptions, programs in Python that print one, and folders of both." };
var build = new Option<bool>("--compile") { Description = "Build each client that is generated." };
var secret = new Option<string>("--secret") { Description = "Text of files that no client may hold.", DefaultValueFactory = _ => "NOT-FOR-THE-CLIENT" };
var cases = new Command("cases",
    "Puts each case through 'client' with both generators. Right is a client without a word of the document's in its code, or a refusal with its place. Exit 1 where one ended otherwise.") { folder, build, secret, at };
cases.SetAction(async result => await new CaseRun(RepositoryOf(result), result.GetValue(build), result.GetValue(secret)!).TellAsync(result.GetValue(folder)!,
    result.InvocationConfiguration.Output) == 0 ? 0 : 1);

var suites = new Argument<string>("folder") { Description = "jsonpath/cts.json, overlay/compliant-sets and overlay/tests." };
var conform = new Command("conform", "Runs the suites of RFC 9535 and of the Overlay Specification. Exit 1 where one fails.") { suites };
conform.SetAction(async result =>
{
    var (at, told) = (result.GetValue(suites)!, result.InvocationConfiguration.Output);
    List<(string Name, string? Why)>[] ran =
    [
        [.. JsonPathSuite.Run(Path.Combine(at, "jsonpath", "cts.json"))], [.. OverlaySuites.Sets(Path.Combine(at, "overlay", "compliant-sets"))],
        [.. OverlaySuites.Valid(Path.Combine(at, "overlay", "tests"))], [.. OverlaySuites.Invalid(Path.Combine(at, "overlay", "tests"))],
    ];
    foreach (var (name, why) in ran.SelectMany(suite => suite).Where(test => test.Why is not null))
        await told.WriteLineAsync($"failed {name}: {why}");
    var counts = ran.Select(suite => $"{suite.Count(test => test.Why is null)} of {suite.Count}").ToList();
    await told.WriteLineAsync($"JSONPath: {counts[0]}\noverlays: {counts[1]} sets, {counts[2]} valid, {counts[3]} invalid");
    return ran.All(suite => suite.Count > 0 && suite.All(test => test.Why is null)) ? 0 : 1;
});

return await new RootCommand("Hostile descriptions: makes them, puts them through both generators and looks at what comes out.") { run, work, print,
    cases, conform }.Parse(args).InvokeAsync();

RunPlan PlanOf(ParseResult result) => new(result.GetValue(seed), result.GetValue(first), result.GetValue(count), result.GetValue(kiota),
    result.GetValue(compiled));

Repository RepositoryOf(ParseResult result) => result.GetValue(at) is { } root ? new Repository(root) : Repository.Find(AppContext.BaseDirectory);
