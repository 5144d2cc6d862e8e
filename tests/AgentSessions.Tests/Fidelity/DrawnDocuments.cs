using CsCheck;
using SpecClients.Conformance.Bodies;

namespace AgentSessions.Tests.Fidelity;

internal sealed class DrawnDocuments
{
    [TestCaseSource(typeof(EffectiveDocuments), nameof(EffectiveDocuments.Responses))]
    public void Are_JSON_without_duplicate_names_and_equal_to_themselves(ResponseSchema response) =>
        response.Values.Sample(text => JsonAssert.AreEqual(text, text), iter: 2_000);

    [Test]
    public void Hold_what_readers_are_known_to_lose()
    {
        var response = EffectiveDocuments.Responses.Single(response => response is { Vendor: "Foundry", Status: "200" });
        var texts = Enumerable.Range(1, 2_000).Select(seed => response.Values.Generate(new PCG((uint)seed), null, out _)).ToList();
        Assert.Multiple(() =>
        {
            foreach (var wanted in (string[])["hibernating", "unheard_of", "$type", "\"\":", "AGENT_SESSION_ID", "9223372036854775807", "1.10", "-0", "\\ud83d", "😀", "\"first_id\":null", "creating, active"])
                Assert.That(texts.Exists(text => text.Contains(wanted, StringComparison.Ordinal)), $"None holds {wanted}.");
            Assert.That(texts.Exists(text => !text.Contains("first_id", StringComparison.Ordinal)), "None lacks first_id.");
            Assert.That(texts.TrueForAll(text => text.Contains("\"has_more\":", StringComparison.Ordinal)), "One lacks has_more, which is required.");
        });
    }

    [TestCase("""{"a":1.10,"b":[1e5,"2026-01-01T00:00:00.500Z"]}""", """{"b":[100000,"2026-01-01T00:00:00.5+00:00"],"a":1.1}""", null)]
    [TestCase("""{"a":"2026-01-01T02:00:00+02:00"}""", """{"a":"2026-01-01T00:00:00Z"}""", "$.a")]
    [TestCase("""{"a":[0,{"b c":null}]}""", """{"a":[0,{}]}""", "$.a[1]['b c']")]
    [TestCase("""{"a":123456789012345678901234567890}""", """{"a":123456789012345678901234567891}""", "$.a")]
    [TestCase("""{"a":1}""", """{"a":"1"}""", "$.a")]
    [TestCase("""{"a":1}""", """{"a":1,"A":1}""", "$.A")]
    [TestCase("[]", "[", "$")]
    public void Differences_are_told_by_their_path(string expected, string actual, string? path)
    {
        var difference = JsonValues.Difference(expected, actual);
        Assert.That(difference?.Split(": ")[0], Is.EqualTo(path));
    }
}
