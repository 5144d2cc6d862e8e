using AgentSessions.Tests.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota.SideBySide;

/// <summary>What a request holds when Kiota's own callers have put a body into it, and when it is sent.</summary>
internal sealed class Sending
{
    private static readonly Wanted[] Differences =
    [
        new("application/*: the scalar *+00:00 DateTimeOffset", "*+00:00\"", "*Z\"", "A time in UTC ends in Z: some servers read nothing else."),
        new("text/plain: the scalar True *", "*\nTrue", "*\ntrue", "A description's truth values are true and false; True is .NET's."),
        new("text/plain: the scalar False *", "*\nFalse", "*\nfalse", "The same."),
        new("multipart/form-data: no part", Outcome.Throws, "*--boundary--\r\n", "Every part of a form may be optional."),
        new("multipart/form-data: a file whose name has a quotation mark", "*filename=\"a\"b.txt\"*", "*filename=\"a%22b.txt\"*", "A name would end at it, and what follows would be a parameter of its own. Browsers escape it so."),
        new("multipart/form-data: a file whose name has a line break", "*filename=\"a\r\nX-Own: 1\"*", "*filename=\"a%0D%0AX-Own: 1\"*", "A header would begin at it."),
        new("multipart/form-data: a file whose name looks like a parameter", "*filename=\"a\"; filename=\"b\"*", "*name=\"f\"; filename=\"a%22; filename=%22b\"*", "The same."),
        new("multipart/form-data: a part whose name has a quotation mark", "*name=\"a\"b\"*", "*name=\"a%22b\"*", "The same."),
        new("multipart/form-data: a part whose name looks like a file", "*name=\"a\"; filename=\"b\"*", "*name=\"a%22; filename=%22b\"*", "The same."),
        new("multipart/form-data: a part whose media type has a line break", "*X-Own: 1*", Outcome.Throws, "A header would begin at it, and no media type has one."),
    ];

    private static readonly string[] Types = ["application/json", "application/vnd.acme+json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];

    private static readonly HttpClient Client = new(new FakeTransport(_ => new())) { BaseAddress = new("https://acme.test/") };

    [TestCaseSource(nameof(Types))]
    public void A_body_is_what_it_is_with_Kiota(string type) =>
        Assert.That(Outcomes(type).Where(outcome => outcome.Kiota != outcome.Ours && !Differences.Any(wanted => wanted.Covers(outcome))), Is.Empty);

    [TestCaseSource(nameof(Differences))]
    public void A_difference_is_still_there(object difference) =>
        Assert.That(Types.SelectMany(Outcomes).Any(outcome => outcome.Kiota != outcome.Ours && ((Wanted)difference).Covers(outcome)), difference.ToString());

    [Test]
    public async Task A_request_is_sent_as_Kiota_sends_it()
    {
        var sent = new List<string>();
        using var client = new HttpClient(new FakeTransport(async (request, token) =>
        {
            sent.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Version} {request.VersionPolicy} {request.Headers} {request.Content?.Headers} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(token))}");
            return new(System.Net.HttpStatusCode.NoContent) { RequestMessage = request };
        }))
        { BaseAddress = new("https://acme.test/base/"), DefaultRequestVersion = System.Net.HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher };
        foreach (var adapter in (IRequestAdapter[])[PlainKiota.Adapter(client), KiotaAdapter.Create(client, TestApi.KeyHeader)])
        {
            var request = new RequestInformation(Method.PATCH, "{+baseurl}/things/{id}{?tags*,since}", new Dictionary<string, object> { ["id"] = "a/b é" });
            request.QueryParameters.Add("tags", (string[])["x", "y z"]);
            request.QueryParameters.Add("since", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
            request.Headers.Add("X-Own", "1", "2");
            request.Headers.Add("Content-Language", "en");
            request.SetContentFromParsable(adapter, "application/json", new Thing { Name = "é" });
            await adapter.SendNoContentAsync(request);
        }
        Assert.That(sent[1].Replace("05%3A06%3A07Z", "05%3A06%3A07.0000000%2B00%3A00", StringComparison.Ordinal), Is.EqualTo(sent[0]).And.StartsWith("PATCH https://acme.test/base/things/a%2Fb%20"));
    }

    private static IEnumerable<Outcome> Outcomes(string type)
    {
        foreach (var (name, set) in Bodies(type))
            yield return Outcome.Of($"{type}: {name}", () => Content(PlainKiota.Adapter(Client), set), () => Content(KiotaAdapter.Create(Client, TestApi.KeyHeader), set));
    }

    private static string Content(IRequestAdapter adapter, Action<RequestInformation, IRequestAdapter> set)
    {
        var request = new RequestInformation();
        set(request, adapter);
        return string.Join(";", request.Headers["Content-Type"]) is { } type ? $"{Outcome.Text(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(type)))}\n{Outcome.Text(request.Content)}" : "";
    }

    private static IEnumerable<(string Name, Action<RequestInformation, IRequestAdapter> Set)> Bodies(string type)
    {
        yield return ("a model", (request, adapter) => request.SetContentFromParsable(adapter, type, new Thing { Name = "a b", Count = 3, Colour = Colour.DarkRed }));
        yield return ("a nested model", (request, adapter) => request.SetContentFromParsable(adapter, type, new Thing { Tags = ["a"], Inner = new() { Name = "é" } }));
        yield return ("null for a model", (request, adapter) => request.SetContentFromParsable<Thing>(adapter, type, (Thing)null!));
        yield return ("models", (request, adapter) => request.SetContentFromParsable<Thing>(adapter, type, [new() { Name = "a" }, new()]));
        yield return ("no models", (request, adapter) => request.SetContentFromParsable<Thing>(adapter, type, []));
        yield return ("an untyped node", (request, adapter) => request.SetContentFromParsable<UntypedNode>(adapter, type, new UntypedObject(new Dictionary<string, UntypedNode> { ["a"] = new UntypedInteger(1) })));
        foreach (var scalar in (object[])["a b", "", true, false, (byte)1, (sbyte)-1, 1, 1L, 1.5f, 0.1, 1.10m, Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1), new Date(2026, 3, 4), new Time(5, 6, 7), new byte[] { 1 }])
            yield return ($"the scalar {scalar} {scalar.GetType().Name}", (request, adapter) => request.SetContentFromScalar(adapter, type, scalar));
        yield return ("null for a scalar", (request, adapter) => request.SetContentFromScalar<string?>(adapter, type, null));
        yield return ("strings", (request, adapter) => request.SetContentFromScalarCollection<string?>(adapter, type, ["a", null, "é"]));
        yield return ("decimals", (request, adapter) => request.SetContentFromScalarCollection<decimal>(adapter, type, [1.10m]));
        yield return ("an enum", (request, adapter) => request.SetContentFromEnum<Colour>(adapter, type, Colour.DarkRed));
        yield return ("flags", (request, adapter) => request.SetContentFromEnum<Rights>(adapter, type, Rights.Read | Rights.Write));
        yield return ("enums", (request, adapter) => request.SetContentFromEnumCollection<Colour>(adapter, type, [Colour.Blue, null]));
        yield return ("a stream", (request, _) => request.SetStreamContent(new MemoryStream("bytes"u8.ToArray()), type));
        foreach (var (name, part) in Parts())
        {
            yield return (name, (request, adapter) =>
            {
                var body = new MultipartBody();
                part(body);
                request.SetContentFromParsable(adapter, type, body);
            }
            );
        }
    }

    private static IEnumerable<(string, Action<MultipartBody>)> Parts()
    {
        yield return ("no part", _ => { });
        yield return ("a part of JSON", body => body.AddOrReplacePart("meta", "application/json", new Thing { Name = "é" }));
        yield return ("a part of an untyped node", body => body.AddOrReplacePart("meta", "application/json", new UntypedArray([new UntypedInteger(1)])));
        yield return ("a part of a union", body => body.AddOrReplacePart("meta", "application/json", new Union(one => one.WriteIntValue("", 1))));
        yield return ("a string as JSON", body => body.AddOrReplacePart("meta", "application/json", "a"));
        yield return ("a string", body => body.AddOrReplacePart("note", "text/plain", "a\r\nb é"));
        yield return ("an empty string", body => body.AddOrReplacePart("note", "text/plain", ""));
        yield return ("a model as text", body => body.AddOrReplacePart("meta", "text/plain", new Thing()));
        yield return ("a model as a form", body => body.AddOrReplacePart("meta", "application/x-www-form-urlencoded", new Thing { Name = "a b", Count = 1 }));
        yield return ("a string of another type", body => body.AddOrReplacePart("page", "text/html", "<p>"));
        yield return ("bytes", body => body.AddOrReplacePart("data", "application/octet-stream", new byte[] { 65, 66 }));
        yield return ("no bytes", body => body.AddOrReplacePart("data", "application/octet-stream", Array.Empty<byte>()));
        yield return ("a memory stream", body => body.AddOrReplacePart("data", "application/octet-stream", new MemoryStream("AB"u8.ToArray()), "é b.bin"));
        yield return ("a stream that cannot be wound back", body => body.AddOrReplacePart<Stream>("data", "application/octet-stream", new BufferedStream(new MemoryStream("AB"u8.ToArray())), ""));
        yield return ("a number", body => body.AddOrReplacePart("count", "text/plain", 1));
        yield return ("several", body =>
        {
            body.AddOrReplacePart("meta", "application/json", new Thing { Name = "a" });
            body.AddOrReplacePart("file", "text/csv", "a,b"u8.ToArray(), "a.csv");
            body.AddOrReplacePart("file", "text/csv", "c"u8.ToArray(), "b.csv");
            body.AddOrReplacePart("note", "text/plain", "n");
        }
        );
        yield return ("a file whose name has a quotation mark", body => body.AddOrReplacePart("f", "text/plain", "x", "a\"b.txt"));
        yield return ("a file whose name has a line break", body => body.AddOrReplacePart("f", "text/plain", "x", "a\r\nX-Own: 1"));
        yield return ("a file whose name looks like a parameter", body => body.AddOrReplacePart("f", "text/plain", "x", "a\"; filename=\"b"));
        yield return ("a part whose name has a quotation mark", body => body.AddOrReplacePart("a\"b", "text/plain", "x"));
        yield return ("a part whose name looks like a file", body => body.AddOrReplacePart("a\"; filename=\"b", "text/plain", "x"));
        yield return ("a part whose media type has a line break", body => body.AddOrReplacePart("a", "text/plain\r\nX-Own: 1", "x"u8.ToArray()));
    }
}
