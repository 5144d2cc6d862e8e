using System.Text;

namespace AgentSessions.Tests.Wire;

/// <summary>Right bodies, and changes of one place each, with what both generators' clients must make of it.</summary>
internal static class ChangedBodies
{
    /// <summary>Where the two differ, each with its reason: Kiota's model cannot hold what NSwag's does.</summary>
    public static readonly IReadOnlyDictionary<(string Of, string From, string To), string> Exceptions = new Dictionary<(string, string, string), string>
    {
        [("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05\"")] = "It holds an instant and an offset, and not that none was said: it is written with the Z of UTC.",
        [("shapes", "{\"id\":\"k\"}", "{}")] = "It holds a map's values as additional data, where none has a class of its own.",
        [("shapes 422", "", "")] = "It has the body's member 'message' in the place of its own message.",
    };

    private static readonly Dictionary<string, string> Right = new()
    {
        ["foundry"] = """{"data":[{"agent_session_id":"s","version_indicator":{"type":"version_ref","agent_version":"7"},"status":"idle","created_at":1,"last_accessed_at":2,"expires_at":3}],"first_id":"s","has_more":false}""",
        ["lyzr"] = """{"published_sessions":["a","b"]}""",
        ["meibel"] = """{"data":[{"session_id":"s","status":"RUNNING","start_time":"2026-01-02T03:04:05Z","end_time":null,"agent_name":"a","messages_count":3,"token_usage":{"in":1},"result":[{"a":1}]}],"total":1}""",
        ["meibel 422"] = """{"detail":[{"loc":["query",3],"msg":"too long","type":"t"}]}""",
        ["pgai"] = """{"sessions":[{"id":"a","n":1.50}]}""",
        ["pipecat"] = """{"total_count":1,"sessions":[{"sessionId":"s","endedAt":null,"botStartSeconds":7,"coldStart":false,"createdAt":"2026-01-02T03:04:05.000Z"}]}""",
        ["pipecat 500"] = """{"error":"broken","code":"c"}""",
        ["shapes"] = """
            {"id":"s","count":1,"ratio":0.5,"flag":true,"at":"2026-01-02T03:04:05Z","note":null,"tags":["t"],"item":{"id":"i"},"colour":"red","small":2,"price":1.10,"float":2.5,"day":"2026-01-02",
            "uuid":"0F8FAD5B-D9CB-469F-A165-70867728950E","time":"03:04:05Z","duration":"P1D","bytes":"AQI=","made":"m","level":1,"maybe":null,"counts":[1,2],"holes":[null,3],"gaps":[null,"g"],
            "times":["2026-01-02T03:04:05Z"],"colours":["green"],"items":[{"id":"j","size":4}],"closed":{"a":"b"},"labels":{"l":"x"},"numbers":{"n":5},"parts":{"p":{"id":"k"}},"any":[1,{"b":null}],"free":{"f":1.0},"either":6,"side":{"left":"y"}}
            """,
        ["shapes 422"] = """{"message":"wrong","code":1}""",
    };

    private static readonly (string Of, string From, string To, string Wanted)[] Changes =
    [
        ("foundry", "", "", "read"),
        ("foundry", "\"created_at\":1", "\"created_at\":1.0", "read"),
        ("foundry", "\"created_at\":1", "\"created_at\":1.5", "foundry listSessions: 200 OK: $.data[0].created_at: a whole number of 64 bits was expected, another number came."),
        ("foundry", "\"created_at\":1", "\"created_at\":null", "foundry listSessions: 200 OK: $.data[0].created_at: a whole number of 64 bits was expected, null came."),
        ("foundry", "\"created_at\":1,", "", "foundry listSessions: 200 OK: $.data[0].created_at: a member that the description requires is missing."),
        ("foundry", "\"idle\"", "\"hibernating\"", "read; UnknownEnumValue $.data[0].status"),
        ("foundry", "\"idle\"", "7", "foundry listSessions: 200 OK: $.data[0].status: a string was expected, a number came."),
        ("foundry", "\"version_ref\"", "\"label\"", "read; UnknownEnumValue $.data[0].version_indicator.type; UnknownMember $.data[0].version_indicator.agent_version"),
        ("foundry", "\"type\":\"version_ref\",", "", "foundry listSessions: 200 OK: $.data[0].version_indicator.type: a member that the description requires is missing."),
        ("foundry", "\"agent_version\":\"7\"", "\"tag\":7", "foundry listSessions: 200 OK: $.data[0].version_indicator.agent_version: a member that the description requires is missing."),
        ("foundry", "\"first_id\":\"s\"", "\"first_id\":null", "read; UnexpectedNull $.first_id"),
        ("foundry", "\"has_more\":false", "\"has_more\":\"false\"", "foundry listSessions: 200 OK: $.has_more: true or false was expected, a string came."),
        ("foundry", "\"has_more\":false", "\"has_more\":false,\"has_more\":true", "foundry listSessions: 200 OK: $.has_more: the member stands twice in its object."),
        ("foundry", "}]", "},null]", "read; UnexpectedNull $.data[1]"),
        ("foundry", "}]", "},7]", "foundry listSessions: 200 OK: $.data[1]: an object was expected, a number came."),
        ("lyzr", "\"b\"", "null", "read; UnexpectedNull $.published_sessions[1]"),
        ("lyzr", "\"b\"", "7", "lyzr getPublishedSessionsByAgent: 200 OK: $.published_sessions[1]: a string was expected, a number came."),
        ("lyzr", "\"b\"", "\"\\ud83d\"", "read"),
        ("lyzr", "\"b\"]", "\"b\"", "lyzr getPublishedSessionsByAgent: 200 OK: $.published_sessions[1]: the body is no JSON of at most 64 levels: line 1, byte 31."),
        ("lyzr", "]}", "]} x", "lyzr getPublishedSessionsByAgent: 200 OK: $: the body is no JSON of at most 64 levels: line 1, byte 34."),
        ("lyzr", "]}", "],}", "lyzr getPublishedSessionsByAgent: 200 OK: $.published_sessions: the body is no JSON of at most 64 levels: line 1, byte 33."),
        ("lyzr", "{\"published_sessions\":[\"a\",\"b\"]}", "", "lyzr getPublishedSessionsByAgent: 200 OK: $: the body is empty."),
        ("lyzr", "{\"published_sessions\":[\"a\",\"b\"]}", "null", "lyzr getPublishedSessionsByAgent: 200 OK: $: an object was expected, null came."),
        ("lyzr", "{\"published_sessions\":[\"a\",\"b\"]}", "[]", "lyzr getPublishedSessionsByAgent: 200 OK: $: an object was expected, a list came."),
        ("lyzr", "{\"published_sessions\":[\"a\",\"b\"]}", "not here", "lyzr getPublishedSessionsByAgent: 200 OK: $: the body is no JSON of at most 64 levels: line 1, byte 2."),
        ("lyzr", "[\"a\",\"b\"]", "null", "read; UnexpectedNull $.published_sessions"),
        ("lyzr", "]}", "],\"more\":{\"a\":1}}", "read; UnknownMember $.more"),
        ("lyzr", "]}", "],\"more\":1,\"more\":2}", "lyzr getPublishedSessionsByAgent: 200 OK: $.more: the member stands twice in its object."),
        ("lyzr", "]}", "],\"more\":{\"a\":1,\"\\u0061\":2}}", "lyzr getPublishedSessionsByAgent: 200 OK: $.more.a: the member stands twice in its object."),
        ("meibel", "", "", "read"),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05\"", "read"),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02\"", "meibel listSessions: 200 OK: $.data[0].start_time: a time (RFC 3339) was expected, another string came."),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04Z\"", "meibel listSessions: 200 OK: $.data[0].start_time: a time (RFC 3339) was expected, another string came."),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05+0200\"", "meibel listSessions: 200 OK: $.data[0].start_time: a time (RFC 3339) was expected, another string came."),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-12-31T23:59:60Z\"", "read, but $.data[0]['start_time']: \"2026-12-31T23:59:60Z\" became \"2027-01-01T00:00:00Z\""),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:60Z\"", "meibel listSessions: 200 OK: $.data[0].start_time: a time (RFC 3339) was expected, another string came."),
        ("meibel", "\"2026-01-02T03:04:05Z\"", "1767323045", "meibel listSessions: 200 OK: $.data[0].start_time: a time (RFC 3339) was expected, a number came."),
        ("meibel", "\"RUNNING\"", "null", "meibel listSessions: 200 OK: $.data[0].status: a string was expected, null came."),
        ("meibel", "\"messages_count\":3", "\"messages_count\":null", "read; UnexpectedNull $.data[0].messages_count"),
        ("meibel", "\"messages_count\":3", "\"messages_count\":3e0", "read"),
        ("meibel", "\"result\":[{\"a\":1}]", "\"result\":\"oops\"", "meibel listSessions: 200 OK: $.data[0].result: a list was expected, a string came."),
        ("meibel", "\"result\":[{\"a\":1}]", "\"result\":[null,1e400]", "read"),
        ("meibel", "{\"in\":1}", "[1.10]", "read"),
        ("meibel", "{\"in\":1}", "{\"in\":1,\"in\":2}", "meibel listSessions: 200 OK: $.data[0].token_usage.in: the member stands twice in its object."),
        ("meibel", "\"total\":1", "\"total\":9223372036854775808", "meibel listSessions: 200 OK: $.total: a whole number of 64 bits was expected, another number came."),
        ("meibel", "\"total\":1", "\"total\":1.00000000000000000000000000000000001", "meibel listSessions: 200 OK: $.total: a whole number of 64 bits was expected, another number came."),
        ("meibel 422", "", "", "meibel listSessions: 422 Unprocessable Entity: too long"),
        ("meibel 422", "3]", "1.5]", "meibel listSessions: 422 Unprocessable Entity: too long <- $.detail[0].loc[1]: one of its union's types was expected, a number came"),
        ("meibel 422", "3]", "null]", "meibel listSessions: 422 Unprocessable Entity: too long; UnexpectedNull $.detail[0].loc[1]"),
        ("meibel 401", "", "", "meibel listSessions: 401 Unauthorized (undeclared): too long"),
        ("pgai", "", "", "read"),
        ("pgai", "[{\"id\":\"a\",\"n\":1.50}]", "{\"a\":{\"a\":1,\"a\":2}}", "pgai listAgentSessions: 200 OK: $.sessions.a.a: the member stands twice in its object."),
        ("pipecat", "", "", "read"),
        ("pipecat", "\"coldStart\":false", "\"coldStart\":0", "pipecat-cloud getSessions: 200 OK: $.sessions[0].coldStart: true or false was expected, a number came."),
        ("pipecat", "\"s\"", "{\"a\":1}", "pipecat-cloud getSessions: 200 OK: $.sessions[0].sessionId: a string was expected, an object came."),
        ("pipecat", "\"sessionId\":\"s\"", "\"a b\":{\"c\":[1]}", "read; UnknownMember $.sessions[0]['a b']"),
        ("pipecat 500", "", "", "pipecat-cloud getSessions: 500 Internal Server Error: broken"),
        ("pipecat 500", "\"broken\"", "7", "pipecat-cloud getSessions: 500 Internal Server Error. <- $.error: a string was expected, a number came"),
        ("pipecat 418", "", "", "pipecat-cloud getSessions: 418 (undeclared): broken"),
        ("shapes", "", "", "read"),
        ("shapes", "\"count\":1", "\"count\":1e0", "read"),
        ("shapes", "\"count\":1", "\"count\":-0", "read"),
        ("shapes", "\"count\":1", "\"count\":true", "acme getShape: 200 OK: $.count: a whole number of 64 bits was expected, true came."),
        ("shapes", "\"small\":2", "\"small\":2147483648", "acme getShape: 200 OK: $.small: a whole number of 32 bits was expected, another number came."),
        ("shapes", "\"ratio\":0.5", "\"ratio\":1e400", "acme getShape: 200 OK: $.ratio: a number of double precision was expected, another number came."),
        ("shapes", "\"ratio\":0.5", "\"ratio\":\"0.5\"", "acme getShape: 200 OK: $.ratio: a number of double precision was expected, a string came."),
        ("shapes", "\"price\":1.10", "\"price\":1e40", "acme getShape: 200 OK: $.price: a number of 28 digits was expected, another number came."),
        ("shapes", "\"note\":null", "\"note\":\"n\"", "read"),
        ("shapes", "\"note\":null,", "", "acme getShape: 200 OK: $.note: a member that the description requires is missing."),
        ("shapes", "\"2026-01-02\"", "\"2026-02-30\"", "acme getShape: 200 OK: $.day: a date (yyyy-MM-dd) was expected, another string came."),
        ("shapes", "\"time\":\"03:04:05Z\"", "\"time\":\"soon\"", "read"),
        ("shapes", "\"level\":1", "\"level\":3", "read; UnknownEnumValue $.level"),
        ("shapes", "\"level\":1", "\"level\":\"1\"", "acme getShape: 200 OK: $.level: a whole number of 64 bits was expected, a string came."),
        ("shapes", "\"colour\":\"red\"", "\"colour\":\"blue\"", "read; UnknownEnumValue $.colour"),
        ("shapes", "\"colour\":\"red\"", "\"colour\":null", "acme getShape: 200 OK: $.colour: a string was expected, null came."),
        ("shapes", "[\"green\"]", "[\"blue\",null]", "read; UnknownEnumValue $.colours[0]; UnexpectedNull $.colours[1]"),
        ("shapes", "\"counts\":[1,2]", "\"counts\":[1,null]", "acme getShape: 200 OK: $.counts[1]: a whole number of 64 bits was expected, null came."),
        ("shapes", "\"times\":[\"2026-01-02T03:04:05Z\"]", "\"times\":[null]", "acme getShape: 200 OK: $.times[0]: a time (RFC 3339) was expected, null came."),
        ("shapes", "[\"t\"]", "[null]", "read; UnexpectedNull $.tags[0]"),
        ("shapes", "[\"t\"]", "null", "acme getShape: 200 OK: $.tags: a list was expected, null came."),
        ("shapes", "{\"id\":\"i\"}", "{}", "acme getShape: 200 OK: $.item.id: a member that the description requires is missing."),
        ("shapes", "{\"id\":\"i\"}", "null", "acme getShape: 200 OK: $.item: an object was expected, null came."),
        ("shapes", "\"size\":4", "\"size\":null", "read; UnexpectedNull $.items[0].size"),
        ("shapes", "{\"a\":\"b\"}", "{\"c\":1}", "read; UnknownMember $.closed.c"),
        ("shapes", "{\"l\":\"x\"}", "{\"l\":1}", "acme getShape: 200 OK: $.labels.l: a string was expected, a number came."),
        ("shapes", "{\"l\":\"x\"}", "{\"l\":null}", "read; UnexpectedNull $.labels.l"),
        ("shapes", "{\"l\":\"x\"}", "{\"l\":\"x\",\"l\":\"y\"}", "acme getShape: 200 OK: $.labels.l: the member stands twice in its object."),
        ("shapes", "{\"n\":5}", "{\"n\":5.0}", "read"),
        ("shapes", "{\"n\":5}", "{\"n\":null}", "acme getShape: 200 OK: $.numbers.n: a whole number of 64 bits was expected, null came."),
        ("shapes", "{\"n\":5}", "{\"n\":5.5}", "acme getShape: 200 OK: $.numbers.n: a whole number of 64 bits was expected, another number came."),
        ("shapes", "{\"id\":\"k\"}", "{}", "acme getShape: 200 OK: $.parts.p.id: a member that the description requires is missing."),
        ("shapes", "{\"id\":\"k\"}", "7", "acme getShape: 200 OK: $.parts.p: an object was expected, a number came."),
        ("shapes", "\"any\":[1,{\"b\":null}]", "\"any\":null", "read"),
        ("shapes", "\"free\":{\"f\":1.0}", "\"free\":null", "read; UnexpectedNull $.free"),
        ("shapes", "\"free\":{\"f\":1.0}", "\"free\":-0", "read"),
        ("shapes", "\"either\":6", "\"either\":\"six\"", "read"),
        ("shapes", "\"either\":6", "\"either\":6.0", "read"),
        ("shapes", "\"either\":6", "\"either\":true", "acme getShape: 200 OK: $.either: one of its union's types was expected, true came."),
        ("shapes", "{\"left\":\"y\"}", "{\"right\":1}", "read"),
        ("shapes 422", "", "", "acme getShape: 422 Unprocessable Entity: wrong"),
        ("shapes 422", "\"message\":\"wrong\",", "", "acme getShape: 422 Unprocessable Entity. <- $.message: a member that the description requires is missing"),
    ];

    public static IEnumerable<TestCaseData> All() => Changes.Select(change =>
        new TestCaseData(change.Of, change.From, change.To, change.Wanted).SetName($"{change.Of}: {(change.From.Length == 0 ? "as described" : $"{change.From} as {change.To}")}".Replace('.', '·')));

    public static byte[] Of(string document, string from, string to)
    {
        var right = Right.TryGetValue(document, out var own) ? own : Right.First(body => body.Key.StartsWith(document.Split(' ')[0] + " ", StringComparison.Ordinal)).Value;
        Assert.That(from.Length == 0 || right.Split(from).Length == 2, $"{from} stands once in the body of {document}.");
        return Encoding.UTF8.GetBytes(from.Length == 0 ? right : right.Replace(from, to, StringComparison.Ordinal));
    }
}
