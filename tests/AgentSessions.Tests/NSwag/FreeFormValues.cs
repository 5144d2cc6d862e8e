using System.Text;
using System.Text.Json;
using AgentSessions.Generated.Meibel.NSwag;
using AgentSessions.Tests.Fidelity;
using Newtonsoft.Json.Linq;
using SpecClients.Json;
using SpecClients.NSwag;
using SpecClients.NSwag.Reading;

namespace AgentSessions.Tests.NSwag;

/// <summary>Members of any shape, which are checked when they come and read when they are asked for.</summary>
internal sealed class FreeFormValues
{
    private const string Row = """{"session_id":"a","status":"b","start_time":"2025-10-22T08:39:26Z","token_usage":VALUE}""";

    [TestCase("""{"a":1,"a":2}""", TestName = "A name that stands twice")]
    [TestCase("""{"a":{"b":[{"c":1,"d":{},"c":2}]}}""", TestName = "A name that stands twice far below")]
    [TestCase("""{"a":1,"\u0061":2}""", TestName = "A name that stands twice, escaped the second time")]
    [TestCase("""{"\u0061":1,"a":2}""", TestName = "A name that stands twice, escaped the first time")]
    [TestCase("""{"a":1,"A":2,"":3," ":4}""", TestName = "Names that are alike")]
    [TestCase("""[[{"a":[]}],{"a":1},{"a":1}]""", TestName = "Names that stand in different objects")]
    [TestCase("""["\ud83d","\ud83d\ude00","\u0000\n"]""", TestName = "Half a surrogate pair")]
    [TestCase("""[1.10,1e5,-0,1e400,123456789012345678901234567890]""", TestName = "Numbers of many digits")]
    [TestCase("""[01]""", TestName = "A number that is none")]
    [TestCase("""{"a":1,}""", TestName = "A trailing comma")]
    [TestCase("""{"a":[1,2}""", TestName = "Brackets that do not match")]
    [TestCase("""["\x"]""", TestName = "An escape that is none")]
    [TestCase("""{"a":tru}""", TestName = "A word that is none")]
    [TestCase("null", TestName = "Null")]
    [TestCase("\"text\"", TestName = "Text alone")]
    public void Are_as_strict_as_what_is_read_at_once(string text) => AssertAlike(Encoding.UTF8.GetBytes(text));

    [Test]
    public void Are_as_strict_about_text_that_is_no_UTF_8([Values("[\"?\"]", "{\"?\":1}", "{\"a\":{\"b?\":1}}", "[\"\\n?\"]")] string text) =>
        AssertAlike([.. Encoding.UTF8.GetBytes(text).Select(unit => unit == '?' ? (byte)0xff : unit)]);

    [Test]
    public void Are_as_strict_about_objects_of_many_members([Values(15, 16, 17, 18, 1000)] int members, [Values] bool isLastTwice, [Values] bool isEscaped)
    {
        var names = Enumerable.Range(0, members).Select(i => isEscaped && i == members / 2 ? $"\\u006e{i}" : $"n{i}").ToList();
        if (isLastTwice)
            names[^1] = "n1";
        AssertAlike(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(name => $"\"{name}\":0"))}}}"));
    }

    [Test]
    public void Are_as_strict_about_whatever_a_body_may_turn_into()
    {
        var source = Encoding.UTF8.GetBytes("""{"a":[1,-2.5e3,"x\u00e9\n",null,true],"b":{"a":{},"c":[[],{"a":"é"}]},"n":9007199254740993}""");
        var random = new Random(11);
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = source.ToArray();
            for (var change = random.Next(3); change >= 0; change--)
                bytes[random.Next(bytes.Length)] = source[random.Next(source.Length)];
            read += AssertAlike(bytes) ? 1 : 0;
        }
        Assert.That(read, Is.GreaterThan(1000), "Bodies that can be read are among them.");
    }

    [Test]
    public void Are_refused_where_the_kind_is_wrong([Values("{}", "7", "\"x\"")] string value) =>
        Assert.That(() => NSwagJson.Read<SessionSummary>(Row.Replace("token_usage", "result").Replace("VALUE", value)), Throws.InstanceOf<JsonException>().With.Property("Path").EqualTo("$.result"));

    [Test]
    public void Are_read_as_lists_and_maps()
    {
        Assert.That(Held("[1,null,{}]", (ref reader) => reader.TokenList().Value), Is.EqualTo((JToken[])[1, JValue.CreateNull(), new JObject()]).Using(JToken.EqualityComparer));
        Assert.That(Held("""{"a":null,"\u0062":[1]}""", (ref reader) => reader.TokenMap().Value!.Select(member => $"{member.Key}={member.Value.ToString(Newtonsoft.Json.Formatting.None)}")), Is.EqualTo((string[])["a=null", "b=[1]"]));
        Assert.That(() => Held("[]", (ref reader) => reader.TokenMap().Value), Throws.InstanceOf<JsonException>());
        Assert.That(() => Held("{}", (ref reader) => reader.TokenList().Value), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Are_the_same_for_all_who_ask()
    {
        var texts = Enumerable.Range(0, 500).Select(i => Row.Replace("VALUE", $$"""{"n":{{i}}}"""));
        foreach (var session in texts.Select(NSwagJson.Read<SessionSummary>))
        {
            var seen = new JToken[4];
            Parallel.For(0, seen.Length, i => seen[i] = session!.TokenUsage!);
            Assert.That(seen, Has.All.SameAs(session!.TokenUsage));
        }
    }

    [Test]
    public void Outlive_the_body_they_came_in()
    {
        var sessions = Enumerable.Range(0, 50).Select(i => NSwagJson.Read<SessionSummary>(Row.Replace("VALUE", $$"""{"text":"{{new string((char)('a' + i % 26), 2000)}}"}"""))!).ToList();
        Assert.That(sessions.Select(session => (string)session.TokenUsage!["text"]!), Is.EqualTo(Enumerable.Range(0, 50).Select(i => new string((char)('a' + i % 26), 2000))));
    }

    [Test]
    public void Are_written_as_they_came_or_were_made()
    {
        var text = Row.Replace("VALUE", """{"z":1.10,"a":[null,"2025-10-22T08:39:26.000Z"]}""");
        var session = NSwagJson.Read<SessionSummary>(text)!;
        Assert.That(NSwagJson.Write(session), Is.EqualTo(text));
        session.TokenUsage!["z"] = 2;
        JsonAssert.AreEqual(text.Replace("1.10", "2"), NSwagJson.Write(session));
        Assert.That(NSwagJson.Write(new SessionSummary { SessionId = "a", Status = "b", Result = [JValue.CreateNull(), 1] }), Does.EndWith("\"result\":[null,1]}"));
    }

    /// <returns>Whether the value was read.</returns>
    private static bool AssertAlike(byte[] value)
    {
        var (atOnce, refusal) = Outcome(() => Body.Read<IReadOnlyList<JToken>>([(byte)'[', .. value, (byte)']'], new(""))![0]);
        var (held, heldRefusal) = Outcome(() => Held(value));
        Assert.That(heldRefusal, Is.EqualTo(refusal), Encoding.UTF8.GetString(value));
        Assert.That(held?.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(atOnce?.ToString(Newtonsoft.Json.Formatting.None)));
        return refusal is null;
    }

    /// <summary>The value as a list's element, which stands where the list of values that are read at once has it.</summary>
    private static JToken Held(byte[] value) => Held(value, (ref reader) =>
    {
        reader.StartList();
        reader.NextItem();
        var held = reader.Token();
        while (reader.NextItem())
            reader.Token();
        reader.End();
        return held.Value!;
    }, isInList: true);

    private static T Held<T>(string value, Reading<T> read) => Held(Encoding.UTF8.GetBytes(value), read);

    private static T Held<T>(byte[] value, Reading<T> read, bool isInList = false)
    {
        var reader = new BodyReader(isInList ? [(byte)'[', .. value, (byte)']'] : value, isObserved: false);
        try
        {
            reader.Start();
            return read(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private delegate T Reading<T>(ref BodyReader reader);

    private static (JToken? Value, string? Refusal) Outcome(Func<JToken> read)
    {
        try
        {
            return (read(), null);
        }
        catch (JsonException e)
        {
            // Of a text that is no JSON the parser itself tells the place, which a body's failure has in words of its own.
            return (null, e.LineNumber is null ? e.Message : JsonBody.Failure(e, "x"u8, 0, null, default).Message);
        }
    }
}
