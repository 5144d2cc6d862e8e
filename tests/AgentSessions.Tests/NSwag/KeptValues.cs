using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Generated.PipecatCloud.NSwag;
using AgentSessions.Tests.Fidelity;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

internal sealed class KeptValues
{
    private static readonly JsonSerializerSettings Settings = NSwagJson.Configure(new JsonSerializerSettings());

    [TestCase("{}", TestName = "Absent members stay absent")]
    [TestCase("""{"sessionId":null,"endedAt":null,"botStartSeconds":null,"coldStart":null}""", TestName = "Explicit nulls stay explicit")]
    [TestCase("""{"sessionId":null,"createdAt":"2025-10-22T08:39:26.000Z"}""", TestName = "Nulls and absences stay apart")]
    [TestCase("""{"botStartSeconds":9223372036854775807}""", TestName = "The greatest integer keeps its digits")]
    [TestCase("""{"botStartSeconds":-9223372036854775808}""", TestName = "The least integer keeps its digits")]
    [TestCase("""{"a":{"b":[{"c":null},[],{},"x"]},"b":null}""", TestName = "Unknown members are kept at any depth")]
    [TestCase("""{"sessionid":"a","SessionId":"b","SESSIONID":null,"session_id":1}""", TestName = "Names that differ in case stay apart")]
    [TestCase("""{"n":[1.10,1e5,1E+5,-0,-0.0,0.1,100000000000000000000,1e400,1.0000000000000000000000001]}""", TestName = "Free-form numbers keep their digits")]
    [TestCase("""{"d":["2025-10-22","2025-10-22T08:39:26.000Z","2025-10-22T08:39:26+02:00","/Date(1)/"]}""", TestName = "Date-like strings stay as they are")]
    [TestCase("""{"g":"{0F8FAD5B-D9CB-469F-A165-70867728950E}"}""", TestName = "GUID-like strings stay as they are")]
    [TestCase("""{"$type":"a","$ref":"b","$id":"c","":0}""", TestName = "Names that Newtonsoft.Json gives a meaning have none")]
    [TestCase("""{"createdAt":"2025-10-22T08:39:26.000Z"}""", TestName = "Fraction digits of zero stay")]
    [TestCase("""{"createdAt":"2025-10-22T08:39:26Z"}""", TestName = "No fraction stays none")]
    [TestCase("""{"createdAt":"2025-10-22T08:39:26.1234567+00:00"}""", TestName = "Seven digits and a numeric zero stay")]
    [TestCase("""{"createdAt":"2025-10-22T08:39:26.120-03:30"}""", TestName = "An offset stays")]
    [TestCase("""{"createdAt":"2025-10-22T08:39:26.1-00:00"}""", TestName = "An unknown offset stays")]
    [TestCase("""{"endedAt":"2025-10-22T08:39:26","createdAt":"2025-10-22T08:39:26Z","updatedAt":"2025-10-22T08:39:26+14:00"}""", TestName = "Times of one object keep their own spelling")]
    [TestCase("""{"sessionId":"\u0000\" \\ / 😀 \u001f"}""", TestName = "Escapes and astral characters stay")]
    public void What_was_read_is_written(string text)
    {
        var session = NSwagJson.Read<Session>(text)!;
        Assert.Multiple(() =>
        {
            Assert.That(Normal(NSwagJson.Write(session)), Is.EqualTo(Normal(text)));
            Assert.That(JsonConvert.SerializeObject(session, Settings), Is.EqualTo(NSwagJson.Write(session)));
        });
    }

    [Test]
    public void Half_a_surrogate_pair_is_kept() =>
        Assert.That(NSwagJson.Read<Session>("""{"sessionId":"a\ud83d\n"}""")!.SessionId, Is.EqualTo("a\ud83d\n"));

    [Test]
    public void A_time_without_a_zone_is_UTC() =>
        Assert.That(NSwagJson.Read<Session>("""{"createdAt":"2025-10-22T08:39:26"}""")!.CreatedAt, Is.EqualTo(new DateTimeOffset(2025, 10, 22, 8, 39, 26, TimeSpan.Zero)));

    [TestCase("hibernating")]
    [TestCase("active, idle")]
    [TestCase("ACTIVE")]
    [TestCase("99")]
    [TestCase("")]
    public void An_unknown_enum_value_is_kept_as_it_came(string value) =>
        Assert.That(NSwagJson.Read<IReadOnlyList<AgentSessionStatus>>($"[\"{value}\",null,\"idle\"]"), Is.EqualTo((AgentSessionStatus[])[new(value), default, AgentSessionStatus.Idle]));

    [TestCase("""{"type":"version_ref","agent_version":"7","more":1.10}""", typeof(VersionRefIndicator))]
    [TestCase("""{"more":[1],"agent_version":"7","type":"version_ref"}""", typeof(VersionRefIndicator))]
    [TestCase("""{"type":"label","label":"x"}""", typeof(VersionIndicator))]
    public void A_discriminated_object_is_read_as_its_type_and_written_back(string text, Type type)
    {
        var indicator = NSwagJson.Read<VersionIndicator>(text);
        Assert.That(indicator, Is.TypeOf(type));
        JsonAssert.AreEqual(text, NSwagJson.Write(indicator));
    }

    [Test]
    public void Null_elements_are_kept()
    {
        const string Text = """{"data":[null,{"session_id":"a","status":"b","start_time":"2025-10-22T08:39:26Z","result":[null,{"a":null}]}],"total":2}""";
        Assert.That(NSwagJson.Write(NSwagJson.Read<SessionListResponse>(Text)), Is.EqualTo(Text));
    }

    [Test]
    public void A_model_made_in_code_writes_what_was_set()
    {
        var session = new Session { SessionId = "a", CreatedAt = new DateTimeOffset(2025, 10, 22, 8, 39, 26, 120, TimeSpan.FromHours(2)) };
        session.AdditionalProperties["b"] = 1;
        Assert.That(NSwagJson.Write(session), Is.EqualTo("""{"sessionId":"a","createdAt":"2025-10-22T08:39:26.12+02:00","b":1}"""));
        Assert.That(NSwagJson.Write(new VersionRefIndicator { AgentVersion = "7" }), Is.EqualTo("""{"type":"version_ref","agent_version":"7"}"""));
    }

    [Test]
    public void A_model_without_a_required_member_is_not_written() =>
        Assert.That(() => NSwagJson.Write(new VersionRefIndicator()), Throws.InstanceOf<JsonSerializationException>().With.Message.Contain("agent_version"));

    [Test]
    public void Newtonsoft_Json_reads_a_model_as_the_clients_do()
    {
        const string Text = """{"sessions":[{"sessionId":null,"endedAt":"2025-10-22T08:39:26.000Z","status":"2025-10-22T08:39:26.000Z"}]}""";
        Assert.That(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<SessionPage>(Text, Settings), Settings), Is.EqualTo(Text));
        Assert.That(JToken.Parse("""{"type":"version_ref","agent_version":"7"}""").ToObject<VersionIndicator>(), Is.TypeOf<VersionRefIndicator>());
        Assert.That(() => JsonConvert.DeserializeObject<SessionPage>("""{"total_count":1.5}""", Settings), Throws.InstanceOf<JsonSerializationException>().With.Message.Contain("$.total_count"));
    }

    /// <summary>Members that the class names come first; beyond the order, the text must be the same.</summary>
    private static string Normal(string text)
    {
        using var document = System.Text.Json.JsonDocument.Parse(text);
        return string.Join('\n', document.RootElement.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}={Spelled(member.Value)}"));
    }

    private static string Spelled(System.Text.Json.JsonElement value) =>
        value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
