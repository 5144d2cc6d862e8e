using System.Reflection;
using SpecClients.Changes.Comparing;
using SpecClients.Changes.Kinds;
using SpecClients.Changes.Reports;

namespace AgentSessions.Tests.Workflow;

public class JudgingChanges
{
    private static readonly string[] OfWholeVendors = [nameof(ChangeKinds.VendorAdded), nameof(ChangeKinds.VendorRemoved)];

    private static readonly string[] BothOperations = ["POST /things", "GET /others"];

    private static IEnumerable<TestCaseData> Cases => ChangeCase.All.Select(one => new TestCaseData(one) { TestName = $"Judges({one})" });

    private static IEnumerable<ChangeKind> Kinds =>
        typeof(ChangeKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(kind => (ChangeKind)kind.GetValue(null)!);

    [TestCaseSource(nameof(Cases))]
    public void Judges_each_kind_of_change_as_a_careful_reviewer_would(object one)
    {
        var expected = (ChangeCase)one;
        var changes = DocumentComparison.Between(expected.From, expected.To);
        Assert.That(changes.Select(change => change.Kind.Name), Is.EquivalentTo([expected.Kind, .. expected.Also]), () => string.Join("\n", changes));
        var change = changes.Single(change => change.Kind.Name == expected.Kind);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ShortReport.Name(change.Kind.Verdict), Is.EqualTo(expected.Verdict));
            Assert.That(change.Pointer, Is.EqualTo(expected.Pointer));
            Assert.That(change.InFrom, Is.EqualTo(expected.InFrom));
        }
    }

    [Test]
    public void Every_kind_of_the_table_has_a_case() =>
        Assert.That(Kinds.Select(kind => kind.Name).Except(ChangeCase.All.Select(one => one.Kind)), Is.EquivalentTo(OfWholeVendors));

    [Test]
    public void Every_kind_gives_its_reason_in_a_sentence() =>
        Assert.That(Kinds.Select(kind => kind.Reason), Is.All.Matches<string>(reason => char.IsUpper(reason[0]) || reason.StartsWith("An x-", StringComparison.Ordinal)).And.All.EndsWith("."));

    [Test]
    public void A_change_is_told_once_with_every_operation_that_it_reaches()
    {
        const string Second = "{ document: { paths: { /others: { get: { responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Response' } } } } } } } } }, response: ";
        var changes = DocumentComparison.Between(Parse(Second + "{ type: object, properties: { a: { type: string } } } }"), Parse(Second + "{ type: object } }"));
        Assert.That(changes.Single().Operations, Is.EqualTo(BothOperations));
        Assert.That(changes.Single().Within.Plain, Is.EqualTo("response 200"));

        static Newtonsoft.Json.Linq.JObject Parse(string parts) => ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse(parts, "parts"));
    }

    [Test]
    public void Each_part_that_a_change_is_found_in_is_named_but_for_the_one_that_changed_itself()
    {
        const string Two = "{ operation: { responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Response' } } } }, '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Response' } } } } } }, response: ";
        var added = DocumentComparison.Between(Parse(Two + "{ type: object } }"), Parse(Two + "{ type: object, properties: { a: { type: string } } } }"));
        Assert.That(added.Single().Within.Plain, Is.EqualTo("response 200, response 201"));
        var response = DocumentComparison.Between(Parse("{}"), Parse("{ operation: { responses: { '404': { description: None } } } }"));
        Assert.That((response.Single().Subject.Markdown, response.Single().Within.Markdown), Is.EqualTo(("response `404`", "")));

        static Newtonsoft.Json.Linq.JObject Parse(string parts) => ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse(parts, "parts"));
    }

    [Test]
    public void A_parameter_that_the_subject_names_is_not_named_again()
    {
        const string Parameter = "{ operation: { parameters: [{ name: status, in: query, schema: { type: string, enum: [a, b] } }] } }";
        var gone = DocumentComparison.Between(Parse(Parameter), Parse(Parameter.Replace(", b]", "]")));
        Assert.That((gone.Single().Subject.Plain, gone.Single().Within.Plain), Is.EqualTo(("b of query parameter status", "")));

        static Newtonsoft.Json.Linq.JObject Parse(string parts) => ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse(parts, "parts"));
    }

    [Test]
    public void A_schema_that_travels_both_ways_is_judged_for_each()
    {
        const string Both = "{ request: { $ref: '#/components/schemas/Both' }, response: { $ref: '#/components/schemas/Both' }, document: { components: { schemas: { Both: { type: object, required: [a], properties: { a: { type: string }, up: { $ref: '#/components/schemas/Both' } } } } } } }";
        var from = ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse(Both, "both"));
        var to = ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse(Both.Replace("required: [a], ", ""), "both"));
        Assert.That(
            DocumentComparison.Between(from, to).Select(change => (change.Kind, change.Subject.Plain, change.Pointer)),
            Is.EqualTo([
                (ChangeKinds.ResponsePropertyBecameOptional, "a", "#/components/schemas/Both/required/0"),
                (ChangeKinds.RequestPropertyBecameOptional, "a", "#/components/schemas/Both/required/0"),
            ]));
    }

    [TestCase("{ type: [string, 'null'] }", "{ type: string, nullable: true }")]
    [TestCase("{ type: [string, 'null'] }", "{ anyOf: [{ type: string }, { type: 'null' }] }")]
    [TestCase("{ $ref: '#/components/schemas/Request' }", "{ allOf: [{ $ref: '#/components/schemas/Request' }] }")]
    [TestCase("{ type: integer, minimum: 2, exclusiveMinimum: true }", "{ type: integer, exclusiveMinimum: 2 }")]
    [TestCase("{ type: string }", "{ type: string, minLength: 0, deprecated: false }")]
    public void The_same_said_in_another_way_is_told_as_that_and_breaks_nothing(string from, string to)
    {
        var changes = DocumentComparison.Between(Response(from), Response(to));
        Assert.That(changes.Select(change => change.Kind.Name), Is.All.EqualTo(nameof(ChangeKinds.NotationChanged)).And.Not.Empty, () => string.Join("\n", changes));

        static Newtonsoft.Json.Linq.JObject Response(string schema) =>
            ChangeCase.Document(SpecClients.OpenApi.Reading.YamlDocumentReader.Parse($"{{ response: {{ type: object, properties: {{ it: {schema} }} }} }}", "parts"));
    }
}
