using System.Text;
using AgentSessions.Generated.Foundry.Kiota.Models;
using AgentSessions.Tests.Fidelity;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json.Linq;
using SpecClients.Kiota;
using Meibel = AgentSessions.Generated.Meibel.Kiota.Models;
using Pipecat = AgentSessions.Generated.PipecatCloud.Kiota.Models;

namespace AgentSessions.Tests.Kiota;

internal sealed class LosslessReading
{
    [Test]
    public void Additional_strings_stay_strings_whatever_they_look_like()
    {
        var session = Session("""{"day":"2026-01-02","time":"2026-01-01T00:00:00+02:00","id":"0f8fad5b-d9cb-469f-a165-70867728950e"}""");
        Assert.That(session.AdditionalData.Values, Is.EqualTo((object[])["2026-01-02", "2026-01-01T00:00:00+02:00", "0f8fad5b-d9cb-469f-a165-70867728950e"]));
    }

    [TestCase("1.10")]
    [TestCase("1e5")]
    [TestCase("-0")]
    [TestCase("1.0")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.12345678901234567890123456789012345")]
    [TestCase("1e400")]
    public void Numbers_of_no_described_type_keep_their_digits(string digits)
    {
        Assert.That(KiotaJson.Serialize(Session($$"""{"x":{{digits}}}""")), Is.EqualTo($$"""{"x":{{digits}}}"""));
        Assert.That(KiotaJson.Serialize(Session($$"""{"x":[{{digits}}]}""")), Is.EqualTo($$"""{"x":[{{digits}}]}"""));
    }

    [Test]
    public void Free_form_numbers_are_the_untyped_nodes_that_callers_know()
    {
        var usage = Summary("""{"session_id":"a","status":"b","start_time":"2026-01-01T00:00:00Z","token_usage":{"a":12,"b":5000000000,"c":1.10,"d":1e5}}""").TokenUsage;
        var members = ((UntypedObject)usage!).GetValue();
        Assert.Multiple(() =>
        {
            Assert.That(((UntypedInteger)members["a"]).GetValue(), Is.EqualTo(12));
            Assert.That(((UntypedLong)members["b"]).GetValue(), Is.EqualTo(5_000_000_000));
            Assert.That(((UntypedDecimal)members["c"]).GetValue(), Is.EqualTo(1.1m));
            Assert.That(((UntypedDecimal)members["d"]).GetValue(), Is.EqualTo(100_000m));
        });
    }

    [Test]
    public void Null_and_absent_members_are_written_as_they_came_until_they_are_set()
    {
        var session = Session("""{"endedAt":null,"createdAt":"2026-01-01T00:00:00+02:00"}""");
        Assert.That(session.AdditionalData, Is.Empty);
        Assert.That(KiotaJson.Serialize(session), Is.EqualTo("""{"createdAt":"2026-01-01T00:00:00+02:00","endedAt":null}"""));
        session.EndedAt = DateTimeOffset.UnixEpoch;
        Assert.That(KiotaJson.Serialize(session), Is.EqualTo("""{"createdAt":"2026-01-01T00:00:00+02:00","endedAt":"1970-01-01T00:00:00Z"}"""));
    }

    [Test]
    public void Defaults_are_not_filled_in_for_absent_members()
    {
        const string Json = """{"session_id":"a","start_time":"2026-01-01T00:00:00Z","status":"b"}""";
        var summary = Summary(Json);
        Assert.That(summary.MessagesCount, Is.Null);
        Assert.That(KiotaJson.Serialize(summary), Is.EqualTo(Json));
    }

    [TestCase("2026-01-01T12:00:00", "2026-01-01T12:00:00Z")]
    [TestCase("2026-01-01T12:00:00.1234567-03:30", "2026-01-01T12:00:00.1234567-03:30")]
    [TestCase("2026-01-01t12:00:00.5z", "2026-01-01T12:00:00.5Z")]
    [TestCase("2026-01-01T12:00:00.123456789Z", "2026-01-01T12:00:00.1234567Z")]
    [TestCase("2026-01-01 12:00:00+02:00", "2026-01-01T12:00:00+02:00")]
    [TestCase("2026-06-30T23:59:60Z", "2026-07-01T00:00:00Z")]
    [TestCase("\\u0032026-01-01T12:00:00Z", "2026-01-01T12:00:00Z")]
    public void Times_keep_their_offset_and_ticks_and_are_UTC_without_a_zone(string time, string written) =>
        Assert.That(KiotaJson.Serialize(Session($$"""{"createdAt":"{{time}}"}""")), Is.EqualTo($$"""{"createdAt":"{{written}}"}"""));

    [Test]
    public void Whole_numbers_are_whole_however_they_are_written()
    {
        var session = Session("""{"botStartSeconds":9007199254740993}""");
        Assert.That(session.BotStartSeconds, Is.EqualTo(9007199254740993));
        Assert.That(Session("""{"botStartSeconds":7.0}""").BotStartSeconds, Is.EqualTo(7));
        Assert.That(Session("""{"botStartSeconds":1e3}""").BotStartSeconds, Is.EqualTo(1000));
    }

    [Test]
    public void An_unknown_kind_of_a_discriminated_object_keeps_everything()
    {
        const string Json = """{"type":"by_tag","tag":"blue","agent_version":7}""";
        var indicator = KiotaModels.Read(Json, VersionIndicator.CreateFromDiscriminatorValue);
        Assert.That(indicator, Is.TypeOf<VersionIndicator>());
        Assert.That(KiotaJson.Serialize(indicator), Is.EqualTo(Json));
    }

    [TestCase("utf-8")]
    [TestCase("iso-8859-1")]
    [TestCase("utf-16")]
    public async Task A_body_in_another_character_set_is_read_in_it(string name)
    {
        var body = Encoding.GetEncoding(name).GetBytes("""{"sessions":[{"sessionId":"é"}]}""");
        var page = await KiotaClients.Pipecat(new Answer(body, type: $"application/json; charset={name}")).Agents["a"].Sessions.GetAsync();
        Assert.That(page!.Sessions!.Single().SessionId, Is.EqualTo("é"));
    }

    [Test]
    public void A_byte_order_mark_is_no_part_of_a_body() => Assert.That(Session("\ufeff{\"sessionId\":\"a\"}").SessionId, Is.EqualTo("a"));

    [Test]
    public void A_discriminator_is_found_wherever_it_stands()
    {
        var indicator = KiotaModels.Read("""{"x":[{}],"agent_version":"3","type":"version_ref"}""", VersionIndicator.CreateFromDiscriminatorValue);
        Assert.That(((VersionRefIndicator)indicator).AgentVersion, Is.EqualTo("3"));
    }

    [Test]
    public void Unions_keep_strings_and_numbers_apart_and_lists_keep_their_nulls()
    {
        const string Json = """{"loc":["7",7,null,9223372036854775807],"msg":"m","type":"t"}""";
        var error = KiotaModels.Read(Json, Meibel.ValidationError.CreateFromDiscriminatorValue);
        Assert.That(error.Loc!.Select(step => step?.Int64), Is.EqualTo((long?[])[null, 7, null, long.MaxValue]));
        Assert.That(KiotaJson.Serialize(error), Is.EqualTo(Json));
    }

    [Test]
    public void Null_elements_of_typed_lists_stay_null()
    {
        const string Json = """{"total_count":2,"sessions":[null,{"sessionId":"a"}]}""";
        var page = KiotaModels.Read(Json, Pipecat.SessionPage.CreateFromDiscriminatorValue);
        Assert.That(page.Sessions, Has.Count.EqualTo(2).And.One.Null);
        JsonAssert.AreEqual(Json, KiotaJson.Serialize(page));
    }

    [Test]
    public void Half_a_surrogate_pair_is_kept_and_written_again()
    {
        const string Json = """{"sessionId":"a\ud83d\u000a\"","more":"\udc00"}""";
        Assert.That(Session(Json).SessionId, Is.EqualTo("a\ud83d\n\""));
        Assert.That(JToken.DeepEquals(JToken.Parse(KiotaJson.Serialize(Session(Json))), JToken.Parse(Json)));
    }

    [Test]
    public void Members_that_nobody_described_are_reported_by_their_path()
    {
        var seen = new List<SpecDrift>();
        SpecDrift.Observed += seen.Add;
        try
        {
            KiotaModels.Read("""{"sessions":[{"sessionId":"a"},{"SessionId":"a","a b":1}]}""", Pipecat.SessionPage.CreateFromDiscriminatorValue);
        }
        finally
        {
            SpecDrift.Observed -= seen.Add;
        }
        Assert.That(seen, Is.EqualTo((SpecDrift[])[
            new(SpecDriftKind.UnknownMember, "vendor", "$.sessions[1].SessionId"),
            new(SpecDriftKind.UnknownMember, "vendor", "$.sessions[1]['a b']"),
        ]));
    }

    private static Pipecat.Session Session(string json) => KiotaModels.Read(json, Pipecat.Session.CreateFromDiscriminatorValue);

    private static Meibel.SessionSummary Summary(string json) => KiotaModels.Read(json, Meibel.SessionSummary.CreateFromDiscriminatorValue);
}
