using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Http;
using SpecClients.Kiota;

namespace AgentSessions.Tests.Vendors;

/// <summary>Every status that a vendor declares, each number of a range that matters, and one that nobody declares.</summary>
[TestFixture]
internal sealed class ErrorStatuses
{
    private const string Key = "sk-Very+Secret/1234";
    private const string Words = "The vendor's own words";
    private static readonly int[] Ranged = [400, 401, 403, 404, 409, 422, 429, 451, 499, 500, 501, 503, 599];

    private static IEnumerable<TestCaseData> Declared =>
        from caller in Caller.All
        from schema in EffectiveDocuments.Responses.Where(response => response.Vendor == caller.Description.Name && response.Operation == caller.Operation.Id && !response.IsSuccess)
        from status in Numbers(schema.Status)
        select new TestCaseData(caller, status, Sample(schema, Words).ToJsonString()).SetArgDisplayNames(caller.ToString(), $"{status}");

    private static IEnumerable<TestCaseData> Undeclared =>
        from caller in Caller.All
        from status in (int[])[418, 507, 302, 206]
        where status >= 300 || caller.Vendor.Generator.Name != "kiota" // Kiota takes any 2xx for a success.
        where !caller.Operation.Statuses.SelectMany(Numbers).Append(200).Any(declared => declared / 100 == status / 100 && (declared == status || caller.Operation.Statuses.Contains($"{status / 100}XX")))
        select new TestCaseData(caller, status).SetArgDisplayNames(caller.ToString(), $"{status}");

    [Test]
    public void Every_declared_status_is_tried() =>
        Assert.That(Declared.Select(test => ((Caller)test.Arguments[0]!, Status(test.Arguments[1]!))).Distinct().Count(),
            Is.EqualTo(Caller.All.Sum(caller => caller.Operation.Statuses.Where(status => status[0] != '2').Sum(status => Numbers(status).Count()))));

    [TestCaseSource(nameof(Declared))]
    public async Task A_declared_status_is_a_typed_exception_with_all_that_came(Caller caller, int status, string body)
    {
        var failure = await FailureAsync(caller, status, body);
        AssertTold(failure, status, body);
        Assert.That(failure, failure is SpecClients.NSwag.ApiException
            ? Has.Property("Result").Not.Null
            : Is.InstanceOf<IDeclaredError>().Or.Property(nameof(FailedResponseException.Body)).Not.Null);
    }

    [TestCaseSource(nameof(Undeclared))]
    public async Task An_undeclared_status_is_an_exception_with_the_body_as_it_came(Caller caller, int status)
    {
        var failure = await FailureAsync(caller, status, Words);
        AssertTold(failure, status, Words);
        Assert.That(failure, Is.TypeOf<SpecClients.NSwag.ApiException>().Or.TypeOf<FailedResponseException>());
    }

    [TestCaseSource(nameof(Declared))]
    public async Task A_key_that_the_server_repeats_is_in_no_message(Caller caller, int status, string body)
    {
        foreach (var echo in (string[])[$"{Words}: {Key} is unknown", $"{Words} {new string('-', 165)} {Key}", $"{Words} 'Bearer {Key}'"])
        {
            foreach (var sent in (string[])[JsonNode.Parse(body)!.ToJsonString().Replace(JsonEncodedText.Encode(Words).ToString(), JsonEncodedText.Encode(echo).ToString(), StringComparison.Ordinal), echo])
            {
                var failure = await FailureAsync(caller, status, sent);
                AssertTold(failure, status, sent);
                Assert.That(failure.ToString(), Does.Not.Contain(Key[..12]));
            }
        }
    }

    private static void AssertTold(Exception failure, int status, string body)
    {
        var error = failure as IApiError ?? throw new AssertionException(failure.ToString());
        Assert.Multiple(() =>
        {
            Assert.That((error.Status, error.Body), Is.EqualTo((status, body)));
            Assert.That((error.RequestId, error.IsTransient), Is.EqualTo(("r-1", status is 408 or 429 or 502 or 503 or 504)));
            Assert.That(error.Headers["X-Request-Id"], Is.EqualTo((string[])["r-1"]));
            Assert.That(failure.Message, Does.Contain(Words).And.Contain(status.ToString(CultureInfo.InvariantCulture)));
            Assert.That(failure.Message, Has.Length.LessThan(400));
        });
    }

    private static async Task<Exception> FailureAsync(Caller caller, int status, string body)
    {
        var wasSigned = false;
        using var transport = new FakeTransport(request =>
        {
            wasSigned = request.Headers.TryGetValues(caller.Description.Security[0].Header, out var values) && values.Single().EndsWith(Key, StringComparison.Ordinal);
            return new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
                Headers = { { "X-Request-Id", "r-1" } },
            };
        });
        using var connection = caller.Connect(options => (options.BaseAddress, options.ApiKey, options.MaxRetries) = (new Uri("https://vendor.test/"), Key, 0), transport);
        var required = caller.Operation.Parameters.Where(parameter => parameter is { Required: true, In: ApiParameterLocation.Query }).ToDictionary(parameter => parameter.Name, _ => "v1");
        try
        {
            await connection.OnePageAsync(required);
        }
        catch (Exception e)
        {
            Assert.That(wasSigned, "The request carried the key.");
            return e;
        }
        throw new AssertionException("Nothing was thrown.");
    }

    private static int Status(object argument) => (int)argument;

    private static IEnumerable<int> Numbers(string status) =>
        int.TryParse(status, out var exact) ? [exact] : Ranged.Where(number => status == "default" || number / 100 == status[0] - '0');

    /// <summary>A body of a schema that says the words wherever it has text.</summary>
    private static JsonNode Sample(ResponseSchema response, string words) => Sample(response.Document, response.Schema, words, depth: 0);

    private static JsonNode Sample(JsonElement document, JsonElement schema, string words, int depth)
    {
        schema = SchemaReader.Resolve(document, schema);
        if (schema.TryGetProperty("oneOf", out var branches) || schema.TryGetProperty("anyOf", out branches))
            return Sample(document, branches[0], words, depth);
        switch (schema.TryGetProperty("type", out var type) ? type.GetString() : "object")
        {
            case "integer" or "number":
                return 3;
            case "boolean":
                return true;
            case "array":
                return depth > 1 ? new JsonArray() : new JsonArray(Sample(document, schema.GetProperty("items"), words, depth));
            case "object":
                var sample = new JsonObject();
                if (schema.TryGetProperty("properties", out var properties) && depth < 3)
                {
                    foreach (var property in properties.EnumerateObject())
                        sample[property.Name] = Sample(document, property.Value, words, depth + 1);
                }
                else if (depth == 0)
                    sample["message"] = words;
                return sample;
            default:
                return words;
        }
    }
}
