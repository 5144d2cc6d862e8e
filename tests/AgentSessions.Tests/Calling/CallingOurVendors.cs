using System.Text;
using System.Text.Json.Nodes;
using AgentSessions.Tests.Fidelity;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Tests.Calling;

/// <summary>The program that calls every operation: what it counts as returned, and what it does not let pass.</summary>
internal sealed class CallingOurVendors
{
    private static readonly Dictionary<string, string> Folders = new() { ["foundry"] = "Foundry", ["lyzr"] = "Lyzr", ["meibel"] = "Meibel", ["pgai"] = "PgAi", ["pipecat-cloud"] = "PipecatCloud" };

    private static IEnumerable<string> Vendors => Folders.Keys;

    private static IEnumerable<TestCaseData> Spoilt()
    {
        yield return new((PlannedAnswer answer) => answer with { Status = 500 }, ": 500 Internal Server Error") { TestName = "Another status" };
        yield return new((PlannedAnswer answer) => answer with { Bytes = answer.Bytes[..^1] }, "no JSON of at most 64 levels") { TestName = "An answer cut short" };
        yield return new((PlannedAnswer answer) => Changed(answer, text => text.Replace("\"total\":", "\"totals\":")), "missing") { TestName = "A required member of another name" };
        yield return new((PlannedAnswer answer) => Changed(answer, text => text.Replace("\"total\":", "\"total\":1")), "decoded: $.total") { TestName = "Another number" };
        yield return new((PlannedAnswer answer) => Changed(answer, text => "{\"more\":1," + text[1..]), "came from nowhere") { TestName = "One member more" };
    }

    private static IEnumerable<TestCaseData> Departed()
    {
        yield return new("\"name\": \"limit\"", "\"name\": \"limits\"", "limits") { TestName = "A parameter of another name" };
        yield return new("/agents/{agent_id}/sessions", "/agent/{agent_id}/sessions", "/agent/{agent_id}/sessions") { TestName = "Another path" };
        yield return new("\"in\": \"query\"", "\"in\": \"header\"", "Unknown parameter") { TestName = "A parameter in another place" };
        yield return new("\"name\": \"Meibel-API-Key\"", "\"name\": \"Other-Key\"", "Credential is missing") { TestName = "Another way to sign in" };
        yield return new("\"required\": true", "\"required\": true, \"style\": \"matrix\"", "path: ") { TestName = "A parameter in another style" };
    }

    [Test]
    public async Task Each_operation_returns_its_example([ValueSource(nameof(Vendors))] string vendor, [Values("nswag", "kiota")] string generator)
    {
        var outcomes = await CallingRun.RunAsync(Document(vendor), Matrix.Library(generator));
        Assert.That(outcomes, Is.Not.Empty.And.All.Property(nameof(Outcome.Kind)).EqualTo(OutcomeKind.Returned), string.Join('\n', outcomes));
    }

    [TestCaseSource(nameof(Spoilt))]
    public async Task A_client_that_decodes_another_answer_has_failed(Func<PlannedAnswer, PlannedAnswer> spoil, string reason)
    {
        var outcomes = await CallingRun.RunAsync(Document("meibel"), Matrix.Library("nswag"), spoil);
        Assert.That(outcomes.Single().Kind, Is.EqualTo(OutcomeKind.Failed));
        Assert.That(outcomes.Single().Reason, Does.Contain(reason));
    }

    [TestCaseSource(nameof(Departed))]
    public async Task A_client_that_sends_another_request_has_failed(string said, string instead, string reason)
    {
        var outcomes = await CallingRun.RunAsync(Document("meibel", text => text.Replace(said, instead)), Matrix.Library("nswag"));
        Assert.That(outcomes.Single().Kind, Is.EqualTo(OutcomeKind.Failed));
        Assert.That(outcomes.Single().Reason, Does.Contain(reason));
    }

    [Test]
    public async Task An_operation_without_a_success_is_not_tried()
    {
        var outcomes = await CallingRun.RunAsync(Document("meibel", text => text.Replace("\"200\":", "\"302\":")), Matrix.Library("nswag"));
        Assert.That(outcomes.Single(), Is.EqualTo(new Outcome("GET /agents/{agent_id}/sessions", OutcomeKind.NotTried, "it describes no success")));
    }

    private static VendorDocument Document(string vendor, Func<string, string>? change = null)
    {
        var text = File.ReadAllText(RepositoryRoot.Of($"generated/{Folders[vendor]}/openapi.json"));
        var changed = change is null ? text : change(text);
        Assert.That(changed, change is null ? Is.EqualTo(text) : Is.Not.EqualTo(text), "The change has found its place.");
        return VendorDocument.Parse(vendor, changed, vendor, isTolerant: true);
    }

    private static PlannedAnswer Changed(PlannedAnswer answer, Func<string, string> change)
    {
        var bytes = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(answer.Bytes)));
        Assert.That(JsonNode.Parse(bytes), Is.Not.Null);
        return answer with { Bytes = bytes };
    }
}
