using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSessions.Tests.Echoes;

/// <summary>A form of answer in which a key comes back, over the statuses that may have it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Answers">The answers of this form, for a key and a page of the vendor's.</param>
internal sealed record EchoForm(string Name, Func<string, JsonNode, IEnumerable<EchoAnswer>> Answers)
{
    public const string Redirect = "a redirect";

    private static readonly int[] Statuses = [200, 401, 418, 422, 429, 500];
    private static readonly int[] Redirects = [301, 302, 307, 308];
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<EchoForm> All { get; } =
    [
        new("a message in JSON", (key, _) => Each(Messages(key))),
        new("problem details", (key, _) => Each([Problem(key)], "application/problem+json")),
        new("text that begins as a literal", (key, _) =>
        [
            .. Each([$"no key like {key}", $"the key {key} is unknown", $"for {key} there is nothing"], "text/plain"),
            .. Each([$"null{key}", $"true {key}", $"f {key}"]),
        ]),
        new("a page of HTML", (key, _) => Each(Html(key), "text/html")),
        new("escaped as JSON throughout", (key, _) => Each([.. Escaped(KeyForms.Escaped(key)), .. Escaped(KeyForms.Capitals(key))])),
        new("percent-encoded", (key, _) => Each(Percent(key), "text/plain")),
        new("in base64", (key, _) => Each(Base64(key), "text/plain")),
        new("a success that is no JSON", (key, _) => NoJson(key).Select(body => new EchoAnswer(200, body))),
        new("in the place of another value", (key, page) => Replaced(page, key).Select(body => new EchoAnswer(200, body?.ToJsonString() ?? "null"))),
        new("in the answer's head", (key, page) => Statuses.SelectMany((status, at) =>
            Heads(key, new(status, status == 200 ? page.ToJsonString() : "{}")).Where((_, other) => status == 200 || (at + other) % 3 == 0))),
        new(Redirect, (key, _) => Ways(key).SelectMany((way, at) =>
            Redirects.Where((_, other) => (at + other) % 2 == 0).Select(status => new EchoAnswer(status) { Headers = [("Location", way)] }))),
        new("cut short", (key, page) => Each([.. Cut(key, page)])),
    ];

    public override string ToString() => Name;

    /// <summary>The first body with every status, and each other with some.</summary>
    private static IEnumerable<EchoAnswer> Each(string[] bodies, string mediaType = "application/json") => bodies.SelectMany((body, at) =>
        Statuses.Where((_, other) => at == 0 || (at + other) % 3 == 0).Select(status => new EchoAnswer(status, body, mediaType)));

    private static string[] Messages(string key) =>
    [
        Json(new { message = $"the key {key} is unknown" }),
        Json(new { error = new { code = 7, message = key } }, Relaxed),
        Json(new { detail = new[] { new { loc = new[] { "header", key }, msg = key, type = key } } }),
    ];

    private static string Problem(string key) =>
        Json(new { type = $"https://errors.test/{Uri.EscapeDataString(key)}", title = $"No {key}", status = 401, detail = $"'{key}' is unknown" });

    private static string[] Html(string key) =>
    [
        $"<html><title>{WebUtility.HtmlEncode(key)}</title></html>",
        $"<p>no <b>{WebUtility.HtmlEncode(key)}</b></p>",
        $"<p>no {KeyForms.Numbers(key)}</p>",
        $"not <{key}>",
    ];

    private static string[] Escaped(string said) => [$"{{\"message\":\"{said}\"}}", $"no \"{said}\"", Json(new { message = $"{{\"detail\":\"{said}\"}}" })];

    private static string[] Percent(string key) =>
    [
        $"see /login?key={Uri.EscapeDataString(key)}",
        Json(new { message = $"see /login?key={WebUtility.UrlEncode(key)}" }),
        $"to {KeyForms.Percent(key)}",
        $"to {KeyForms.Percent(key).ToLowerInvariant()}",
    ];

    private static string[] Base64(string key) =>
    [
        $"not {KeyForms.Base64(key)}",
        Json(new { message = KeyForms.Base64(key).TrimEnd('=').Replace('+', '-').Replace('/', '_') }),
        $"not {KeyForms.Base64("Bearer " + key)}",
        $"not {KeyForms.Base64("me:" + key)}",
    ];

    private static string[] NoJson(string key) =>
    [
        key, $"n{key}", $"t{key}", $"f{key}", $"null{key}", $"true {key}", $"1{key}", $"\"{key}", $"{{{key}", $"\uFEFF{key}", $"{{\"{key.Replace("\"", "")}\":",
    ];

    private static IEnumerable<EchoAnswer> Heads(string key, EchoAnswer answer)
    {
        var percent = Uri.EscapeDataString(key);
        return
        [
            answer with { Reason = key },
            answer with { Headers = [("X-Echo", key), ("x-request-id", $"of {key}"), ("ETag", $"\"{percent}\"")] },
            answer with { Headers = [("WWW-Authenticate", $"Bearer realm=\"{key}\""), ("Set-Cookie", $"key={KeyForms.Base64(key)}")] },
            answer with { Headers = [("Content-Disposition", $"attachment; filename={key}"), ("Content-Language", key)] },
            // A 429 that says nothing of when is waited for.
            answer with { Headers = [(answer.Status == 429 ? "X-Retry" : "Retry-After", key), ("Link", $"</?after={KeyForms.Percent(key)}>; rel=next")] },
            answer with { Headers = [("X-" + percent, "1")] },
            answer with { MediaType = $"application/json; charset={percent}" },
            answer with { MediaType = percent + "/json" },
        ];
    }

    private static string[] Ways(string key)
    {
        var percent = Uri.EscapeDataString(key);
        return
        [
            $"https://other.test/?for={percent}", $"https://other.test/{KeyForms.Percent(key)}", $"http://other.test/?for={key}",
            $"https://{KeyForms.Base64(key).TrimEnd('=')}.test/", $"/again/{percent}?for={percent}", $"http://[{key}", $"{percent}:nowhere",
        ];
    }

    private static IEnumerable<string> Cut(string key, JsonNode page)
    {
        string[] whole =
        [
            Json(new { message = $"the key {key} is unknown" }), $"the key {key}", $"<p>no {WebUtility.HtmlEncode(key)}",
            $"no {KeyForms.Percent(key)}", $"no {KeyForms.Escaped(key)}", $"no {KeyForms.Base64(key)}",
        ];
        return whole.Select(body => body[..(body.Length * 4 / 5)]).Append(page.ToJsonString()[..^3] + key);
    }

    /// <summary>The page with the key in the place of each of its values, and as a name beside each.</summary>
    private static IEnumerable<JsonNode?> Replaced(JsonNode? node, string key)
    {
        yield return key;
        if (node is JsonObject members)
        {
            yield return new JsonObject(members.Select(Copy).Append(new(key, key)));
            foreach (var (name, value) in members)
            {
                foreach (var replaced in Replaced(value, key))
                    yield return new JsonObject(members.Select(member => member.Key == name ? new(name, replaced) : Copy(member)));
            }
        }
        if (node is JsonArray items && items.Count > 0)
        {
            foreach (var replaced in Replaced(items[0], key))
                yield return new JsonArray(replaced);
        }
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) => new(member.Key, member.Value?.DeepClone());

    private static string Json<T>(T value, JsonSerializerOptions? options = null) => JsonSerializer.Serialize(value, options);
}
