using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Screening;

/// <summary>Numbers that no decimal, long or int holds: the document keeps them, and the generators are not stopped by them.</summary>
internal sealed class ExactNumbers
{
    [TestCase("1.10", "1.10")]
    [TestCase("-1.7976931348623157e+308", "-1.7976931348623157E+308")]
    [TestCase("5e-324", "5E-324")]
    [TestCase("1e-30", "1E-30")]
    [TestCase("2.5e-29", "2.5E-29")]
    [TestCase("18446744073709551615", "18446744073709551615")]
    [TestCase("10000000000000000000000000000000000000000", "10000000000000000000000000000000000000000")]
    [TestCase("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("1e3", "1000")]
    [TestCase("0e5", "0")]
    [TestCase("-0.0", "0.0")]
    public void A_number_has_the_same_value_in_both_notations(string number, string written)
    {
        var json = DocumentReader.Parse($"{{\"a\": [true, {number}, \"x\"],\r\n \"b\": {number}}}", "a.json");
        var yaml = DocumentReader.Parse($"a: [true, {number}, x]\nb: {number}\n", "a.yaml");
        Assert.That((string[])[Text(json["a"]![1]!), Text(json["b"]!), Text(yaml["a"]![1]!), Text(yaml["b"]!)], Has.All.EqualTo(written).Or.All.EqualTo(written.Replace("0.0", "-0.0")).Or.All.EqualTo(written + ".0"));
    }

    [Test]
    public void A_number_beyond_every_double_keeps_its_value() =>
        Assert.That(Text(DocumentReader.Parse("{\"a\": 1e400}", "a.json")["a"]!), Is.EqualTo("1" + new string('0', 400)));

    [Test]
    public void A_number_with_more_digits_than_any_type_holds_is_an_error_at_its_place() =>
        Assert.That(Assert.Throws<ProblemException>(() => DocumentReader.Parse("{\n \"a\": 0.12345678901234567890123456789012345678901234567890}", "a.json"))!.Message, Does.StartWith("a.json(2,"));

    [Test]
    public void Bounds_that_no_number_of_C_sharp_holds_stay_in_the_document_and_reach_no_generator()
    {
        var document = SpecText.Tolerate(SpecText.WithSchema("""
            { type: object, properties: {
              wide: { type: number, minimum: -1.7976931348623157e+308, maximum: 1.7976931348623157e+308 },
              tiny: { type: number, minimum: 5e-324, multipleOf: 1e-30, default: 1e-30 },
              text: { type: string, minLength: 1000000000000, maxLength: 100000000000000000000 },
              list: { type: array, items: { type: string }, maxItems: 2147483648 },
              unsigned: { type: integer, format: uint64, maximum: 18446744073709551615 },
              level: { type: integer, enum: [1, 1000000000000000000000000000000, -1] } } }
            """.ReplaceLineEndings(" ")));
        var members = document.Root["components"]!["schemas"]!["ListThingsResponse"]!["properties"]!;
        Assert.That(Text(members["wide"]!["maximum"]!), Is.EqualTo("1.7976931348623157E+308"));
        Assert.That(Text(members["text"]!["maxLength"]!), Is.EqualTo("100000000000000000000"));
        Assert.That(Text(members["level"]!["enum"]!), Is.EqualTo("[1,1000000000000000000000000000000,-1]"));
        foreach (var view in (GeneratorView[])[document.NSwag, document.Kiota])
        {
            var told = JObject.Parse(view.Json)["components"]!["schemas"]!["ListThingsResponse"]!["properties"]!;
            Assert.That(told.SelectTokens("$..['minimum','multipleOf','minLength','maxLength','maxItems']"), Is.Empty, view.Generator);
            Assert.That(Text(told["unsigned"]!["maximum"]!), Is.EqualTo("18446744073709551615"), view.Generator);
            Assert.That(Text(told["level"]!["enum"]!), Is.EqualTo("[1,-1]"), view.Generator);
            Assert.That(told["wide"]!["description"]!.ToString(), Does.Contain("Maximum: 1.7976931348623157E+308."), view.Generator);
        }
    }

    private static string Text(JToken token) => token.ToString(Formatting.None);
}
