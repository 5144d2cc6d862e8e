using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using AgentSessions.Generated.PipecatCloud.NSwag;

namespace AgentSessions.Tests.NSwag;

/// <summary>What a page costs, beside System.Text.Json's source generation over classes without any of the strictness.</summary>
[NonParallelizable]
internal sealed partial class Allocations
{
    private const int Rows = 100;

    [TestCase(true, 1.06, TestName = "A page of rows that share nothing allocates no more than the floor")]
    [TestCase(false, 0.57, TestName = "A page of rows of one account allocates half of the floor")]
    public async Task A_page_allocates_in_proportion_to_the_floor(bool isEachRowUnique, double most)
    {
        using var http = new HttpClient(new OnePage(Page(isEachRowUnique))) { BaseAddress = new Uri("https://vendor.test/") };
        var client = new PipecatCloudClient(http);

        var floor = await Allocated(async () => (await http.GetFromJsonAsync("agents/a/sessions?limit=100", FloorContext.Default.FloorPage))!.Sessions!.Count);
        var ours = await Allocated(async () => (await client.GetSessionsAsync("a", limit: 100)).Sessions!.Count);

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor {floor} bytes, ours {ours} bytes, ratio {(double)ours / floor:0.00}"));
        Assert.That((double)ours / floor, Is.LessThan(most));
    }

    private static async Task<long> Allocated(Func<Task<int>> call)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.That(await call(), Is.EqualTo(Rows));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static byte[] Page(bool isEachRowUnique)
    {
        var random = new Random(7);
        string Id() => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();
        var (service, organization) = (Id(), Id());
        var rows = Enumerable.Range(0, Rows).Select(row =>
        {
            var time = new DateTime(2025, 10, 22, 8, 39, 26, DateTimeKind.Utc).AddMilliseconds(row * 37_123).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            return $$"""
                {"sessionId":"{{Id()}}","serviceId":"{{(isEachRowUnique ? Id() : service)}}","organizationId":"{{(isEachRowUnique ? Id() : organization)}}","deploymentId":"{{(isEachRowUnique ? Id() : service)}}",
                "endedAt":"{{time}}","botStartSeconds":{{row}},"coldStart":false,"completionStatus":"HTTP_COMPLETED","createdAt":"{{time}}","updatedAt":"{{time}}"}
                """;
        });
        return Encoding.UTF8.GetBytes($$"""{"total_count":330,"sessions":[{{string.Join(',', rows)}}]}""");
    }

    private sealed class OnePage(byte[] page) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(page);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
        }
    }

    internal sealed record FloorPage([property: JsonPropertyName("total_count")] long? TotalCount, List<FloorSession>? Sessions);

    internal sealed class FloorSession
    {
        public string? SessionId { get; set; }
        public string? ServiceId { get; set; }
        public string? OrganizationId { get; set; }
        public string? DeploymentId { get; set; }
        public DateTimeOffset? EndedAt { get; set; }
        public long? BotStartSeconds { get; set; }
        public bool? ColdStart { get; set; }
        public string? CompletionStatus { get; set; }
        public DateTimeOffset? CreatedAt { get; set; }
        public DateTimeOffset? UpdatedAt { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(FloorPage))]
    private sealed partial class FloorContext : JsonSerializerContext;
}
