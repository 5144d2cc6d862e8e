using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using AgentSessions.Tests.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using SpecClients.Kiota;
using SpecClients.Kiota.Json;

namespace AgentSessions.Tests.Kiota.SideBySide;

/// <summary>Each question that Kiota's packages and models ask a node, and each kind of answer that a request can have.</summary>
internal sealed class Reading
{
    private static readonly Wanted[] Differences =
    [
        new("*", "null", Outcome.Throws, "A value of another kind is told, with its place: Kiota's null cannot be told from one that is not there."),
        new("*", "[]", Outcome.Throws, "The same of a list."),
        new("*", "[null*]", Outcome.Throws, "The same of a list's elements."),
        new("*", "*{null null null null null {}}*", Outcome.Throws, "The same of an object, which Kiota makes of anything."),
        new("*[null]", "[{null null null null null {}}]", "[null]", "An element that is null is null."),
        new("*of [null]", "*", Outcome.Throws, "NSwag's lists of these hold no null, and both clients answer alike."),
        new("*null", "[]", "null", "A body that is null is no list."),
        new("application/json, an enum: null", Outcome.Throws, "null", "A body may be null."),
        new("* of 7.0", Outcome.Throws, "7 *", "What JSON Schema calls an integer is one."),
        new("* of 1e3", Outcome.Throws, "1000 *", "The same."),
        new("text/plain, *: 1e3", "null", "1000 *", "A number is one in text, too."),
        new("decimals of *", Outcome.Throws, "[*Decimal]", "Kiota's reader has no lists of decimals."),
        new("*time of *", "*:*", Outcome.Throws, "Kiota makes an instant of a time of day by the machine's today."),
        new("duration of *", "* TimeSpan", Outcome.Throws, "A duration is one of ISO 8601, as Kiota writes it."),
        new("*day of *", "* *", Outcome.Throws, "A day has no time, and a time of day no day: Kiota drops the rest, or takes the machine's today."),
        new("application/json, a time: \"2026-03-04\"", "*", Outcome.Throws, "A time has an hour, as RFC 3339 says: a date alone is none."),
        new("text/plain, a *: *", "2026-*", Outcome.Throws, "The same in text, where Kiota takes 1.10 for the tenth of January."),
        new("text/plain, *: *", Outcome.Throws, "*", "Servers that call JSON text are understood."),
        new("text/plain, a string: \"*", "*", "'\"*\"'", "Text is text, with its quotation marks."),
        new("text/plain, a str*: ", "null", "''", "No text is a text of no length."),
        new("application/x-www-form-urlencoded, a model: *+*", "{'a+b c' *", "{'a b c' *", "In a form, a plus is a space."),
        new("application/x-www-form-urlencoded, *", "*", Outcome.Throws, "A form has a model's members: it is not a value or a list."),
    ];

    private static readonly (string Name, Func<IParseNode, object?> Ask)[] Questions =
    [
        ("string", node => node.GetStringValue()),
        ("bool", node => node.GetBoolValue()),
        ("byte", node => node.GetByteValue()),
        ("sbyte", node => node.GetSbyteValue()),
        ("int", node => node.GetIntValue()),
        ("long", node => node.GetLongValue()),
        ("float", node => node.GetFloatValue()),
        ("double", node => node.GetDoubleValue()),
        ("decimal", node => node.GetDecimalValue()),
        ("GUID", node => node.GetGuidValue()),
        ("time", node => node.GetDateTimeOffsetValue()),
        ("duration", node => node.GetTimeSpanValue()),
        ("day", node => node.GetDateValue()),
        ("time of day", node => node.GetTimeValue()),
        ("bytes", node => node.GetByteArrayValue()),
        ("enum", node => node.GetEnumValue<Colour>()),
        ("flags", node => node.GetEnumValue<Rights>()),
        ("object", node => node.GetObjectValue(Thing.Create)),
        ("untyped", node => node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue)),
        ("objects", node => node.GetCollectionOfObjectValues(Thing.Create)?.ToList()),
        ("strings", node => node.GetCollectionOfPrimitiveValues<string>()?.ToList()),
        ("ints", node => node.GetCollectionOfPrimitiveValues<int?>()?.ToList()),
        ("decimals", node => node.GetCollectionOfPrimitiveValues<decimal?>()?.ToList()),
        ("times", node => node.GetCollectionOfPrimitiveValues<DateTimeOffset?>()?.ToList()),
        ("enums of a list", node => node.GetCollectionOfPrimitiveValues<Colour?>()?.ToList()),
        ("enums", node => node.GetCollectionOfEnumValues<Colour>()?.ToList()),
        ("member", node => node.GetChildNode("name")?.GetStringValue()),
    ];

    private static readonly (string Name, Func<IRequestAdapter, RequestInformation, Task<object?>> Send)[] Requests =
    [
        ("a model", async (adapter, request) => await adapter.SendAsync(request, Thing.Create)),
        ("models", async (adapter, request) => (await adapter.SendCollectionAsync(request, Thing.Create))?.ToList()),
        ("an untyped node", async (adapter, request) => await adapter.SendAsync(request, UntypedNode.CreateFromDiscriminatorValue)),
        ("nothing", async (adapter, request) => { await adapter.SendNoContentAsync(request); return "done"; }),
        ("a stream", async (adapter, request) => await adapter.SendPrimitiveAsync<Stream>(request) is { } content ? Outcome.Text(content) : null),
        ("a string", async (adapter, request) => await adapter.SendPrimitiveAsync<string>(request)),
        ("a bool", async (adapter, request) => await adapter.SendPrimitiveAsync<bool?>(request)),
        ("an int", async (adapter, request) => await adapter.SendPrimitiveAsync<int?>(request)),
        ("a double", async (adapter, request) => await adapter.SendPrimitiveAsync<double?>(request)),
        ("a decimal", async (adapter, request) => await adapter.SendPrimitiveAsync<decimal?>(request)),
        ("a GUID", async (adapter, request) => await adapter.SendPrimitiveAsync<Guid?>(request)),
        ("a time", async (adapter, request) => await adapter.SendPrimitiveAsync<DateTimeOffset?>(request)),
        ("a duration", async (adapter, request) => await adapter.SendPrimitiveAsync<TimeSpan?>(request)),
        ("a day", async (adapter, request) => await adapter.SendPrimitiveAsync<Date?>(request)),
        ("an enum", async (adapter, request) => await adapter.SendPrimitiveAsync<Colour?>(request)),
        ("strings", async (adapter, request) => (await adapter.SendPrimitiveCollectionAsync<string>(request))?.ToList()),
        ("ints", async (adapter, request) => (await adapter.SendPrimitiveCollectionAsync<int?>(request))?.ToList()),
    ];

    private static readonly (string Type, string Body)[] Bodies =
    [
        .. ((string[])["{\"name\":\"a\"}", "[{\"name\":\"a\"}]", "\"a\"", "\"dark-red\"", "7", "1.10", "true", "[\"a\"]", "[1,2]", "null", "\"2026-03-04\"", "\"0102f0a4-0506-0708-090a-0b0c0d0e0f10\""]).Select(body => ("application/json", body)),
        .. ((string[])["a b", "", "7", "1.10", "1e3", "true", "True", "dark-red", "2026-03-04T05:06:07Z", "\"2026-03-04T05:06:07Z\"", "2026-03-04", "PT1H", "0102f0a4-0506-0708-090a-0b0c0d0e0f10", "{\"name\":\"a\"}"]).Select(body => ("text/plain", body)),
        .. ((string[])["name=a+b%20c&count=3&colour=dark-red&more=x", "name=a&tags=x&tags=y"]).Select(body => ("application/x-www-form-urlencoded", body)),
    ];

    private static readonly string[] Values =
    [
        "\"a\"", "\"\"", "\"7\"", "\"\\u00e9\\n\"", "\"dark-red\"", "\"Blue\"", "\"may-read,Write\"", "\"AfoB\"", "\"0102f0a4-0506-0708-090a-0b0c0d0e0f10\"",
        "\"2026-03-04T05:06:07.89+02:00\"", "\"2026-03-04T05:06:07Z\"", "\"2026-03-04\"", "\"05:06:07\"", "\"P1DT2H\"",
        "7", "-7", "300", "7.0", "7.5", "1e3", "9223372036854775807", "0.1", "79228162514264337593543950335", "true", "false", "null",
        "[]", "[\"a\",\"b\"]", "[1,2]", "[1.5]", "[null]", "[\"2026-03-04T05:06:07Z\"]", "[\"dark-red\",\"Blue\"]", "[{\"name\":\"a\"},{}]",
        "{}", "{\"name\":\"a\",\"count\":3,\"colour\":\"Blue\",\"tags\":[\"x\"],\"inner\":{\"name\":\"b\"},\"more\":1.50,\"deep\":{\"a\":[1,null,true,\"t\"]}}", "{\"name\":null,\"tags\":null,\"inner\":null}",
    ];

    [Test]
    public void A_node_answers_as_Kiotas() => Assert.That(Unwanted(Nodes()), Is.Empty);

    [Test]
    public async Task An_answer_is_read_as_by_Kiota() => Assert.That(Unwanted(await AnswersAsync()), Is.Empty);

    [Test]
    public async Task Every_difference_is_still_there()
    {
        List<Outcome> all = [.. Nodes(), .. await AnswersAsync()];
        Assert.That(Differences.Where(wanted => !all.Any(outcome => outcome.Kiota != outcome.Ours && wanted.Covers(outcome))), Is.Empty);
    }

    [Test]
    public void Every_question_of_a_node_is_asked()
    {
        var asked = new HashSet<string>();
        var node = DispatchProxy.Create<IParseNode, Recorder>();
        ((Recorder)node).Called = asked;
        foreach (var (_, ask) in Questions)
            ask(node);
        Assert.That(asked, Is.SupersetOf(typeof(IParseNode).GetMethods().Where(method => method.Name.StartsWith("Get", StringComparison.Ordinal)).Select(method => method.Name)));
    }

    private static IEnumerable<Outcome> Unwanted(IEnumerable<Outcome> outcomes) =>
        outcomes.Where(outcome => outcome.Kiota != outcome.Ours && !Differences.Any(wanted => wanted.Covers(outcome)));

    private static IEnumerable<Outcome> Nodes() =>
        from question in Questions
        from json in Values
        select Outcome.Of(
            $"{question.Name} of {json}",
            () => Outcome.Shown(question.Ask(new JsonParseNode(JsonDocument.Parse(json).RootElement))),
            () => Outcome.Shown(new ParseNode(Encoding.UTF8.GetBytes(json), KiotaModels.Origin).Whole(static (node, ask) => ask(node), question.Ask)));

    private static async Task<List<Outcome>> AnswersAsync()
    {
        var outcomes = new List<Outcome>();
        foreach (var (type, body) in Bodies)
        {
            foreach (var (name, send) in Requests)
            {
                using var client = new HttpClient(new FakeTransport(request => new(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } } })) { BaseAddress = new("https://acme.test/") };
                outcomes.Add(new($"{type}, {name}: {body}", await TryAsync(PlainKiota.Adapter(client), send), await TryAsync(KiotaAdapter.Create(client, TestApi.KeyHeader), send)));
            }
        }
        return outcomes;
    }

    private static async Task<string> TryAsync(IRequestAdapter adapter, Func<IRequestAdapter, RequestInformation, Task<object?>> send)
    {
        try
        {
            return Outcome.Shown(await send(adapter, new RequestInformation(Method.GET, "{+baseurl}/x", new Dictionary<string, object>())));
        }
        catch (Exception)
        {
            return Outcome.Throws;
        }
    }
}
