using System.Diagnostics;
using System.Globalization;
using AgentSessions.Tests.Workflow;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>A generator that a new description takes to its limits, by way of the verbs that try one.</summary>
[Platform("Linux,MacOsX")]
public class TakingTooMuch : VendorsHost
{
    private const string Old = """
        openapi: 3.0.3
        info: {title: A, version: '1'}
        paths:
          /a:
            get:
              operationId: listA
              responses:
                '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}
        components:
          schemas:
            Part: {type: object, properties: {id: {type: string}}}
            Whole: {type: array, items: {$ref: '#/components/schemas/Part'}}

        """;

    private static readonly string New = Old.Replace("{id: {type: string}}", "{id: {type: string}, name: {type: string}}");

    /// <summary>What tells that it has begun, and where, and does not end; nor does what it has started.</summary>
    private string Endless => $$"""
        read job; pwd > {{Tree.At("place")}}; sleep 1000 & echo $! > {{Tree.At("worker")}}
        echo '{"Kind":0,"Text":"Acme"}'; echo '{"Kind":1,"Text":"Part"}'; wait
        """;

    [TestCase("update", "acme", "--write")]
    [TestCase("import", "/new", "--vendor", "acme")]
    public async Task A_generator_that_never_ends_is_killed_and_told_with_the_schema_that_it_had_begun(params string[] verb)
    {
        Offer();
        Tree.Generators = limits => [new WorkedBy(limits, new ProcessStartInfo("/bin/sh", ["-c", Endless]))];
        var outcome = await RunAsync([.. verb, "--timeout", "4"]);
        Assert.That(outcome.Exit, Is.EqualTo(verb[0] == "update" ? 2 : 1), outcome.Output);
        Assert.That(outcome.Error, Is.EqualTo($"{Address}/new(11,5): error SC0120: NSwag 0 could not generate a client: "
            + "it was stopped after 4 s; --timeout, in a build SpecClientsTimeout, gives it longer (at 'Part').\n"));
        Assert.That(Tree["place"].TrimEnd(), Does.Contain(".Acme.").And.Not.Exist);
        Assert.That(() => CompilerRun.IsAlive(int.Parse(Tree["worker"], CultureInfo.InvariantCulture)), Is.False.After(10_000, 20));
        Assert.That(Tree["specs/acme.yaml"], Is.EqualTo(Old));
    }

    [TestCase("update", "acme", "--write")]
    [TestCase("import", "/new", "--vendor", "acme")]
    public async Task A_stack_that_overflows_ends_the_worker_alone_and_is_one_line_with_the_schema(params string[] verb)
    {
        Offer();
        Tree.Generators = limits => [new WorkedBy(limits, told: Unfolding())];
        var outcome = await RunAsync(verb);
        Assert.That(outcome.Exit, Is.EqualTo(verb[0] == "update" ? 2 : 1), outcome.Output);
        Assert.That(outcome.Error, Is.EqualTo($"{Address}/new(12,5): error SC0120: NSwag 0 could not generate a client: "
            + "it overflowed its stack: what it reads nests, or leads back to itself, without end (at 'Whole').\n"));
        Assert.That(Tree["specs/acme.yaml"], Is.EqualTo(Old));
    }

    private void Offer()
    {
        Vendor("acme", Old, "/new");
        Serve("/new", New);
    }

    private Task<Outcome> RunAsync(string[] verb) => Tree.RunAsync([.. verb.Select(word => word == "/new" ? Address + word : word)]);

    /// <summary>A list of itself, which no rule has cut: NSwag looks for its element's type without end.</summary>
    private GeneratorView Unfolding()
    {
        var document = DocumentReader.Parse(New.Replace("schemas/Part'", "schemas/Whole'"), $"{Address}/new");
        return new GeneratorView("NSwag", [], document, document.ToString(), []);
    }
}
