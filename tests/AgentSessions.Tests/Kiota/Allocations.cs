using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;

namespace AgentSessions.Tests.Kiota;

/// <summary>Bytes allocated for a page of 100 sessions, which are the same in every run; time is not asserted.</summary>
internal sealed partial class Allocations
{
    private const int Rows = 100;

    /// <summary>What the page cost when this was last looked at. Lower it with every gain.</summary>
    private const long Recorded = 243_200;

    [Test]
    public async Task A_page_costs_at_most_four_and_a_half_times_the_floor()
    {
        var body = Page();
        var http = new Answer(body).Handler.ToHttpClient();
        var client = KiotaClients.Pipecat(new Answer(body));
        var floor = await Bytes(async () => (await http.GetFromJsonAsync(KiotaClients.Address, Context.Default.FloorPage))!.sessions!.Count);
        var ours = await Bytes(async () => (await client.Agents["a"].Sessions.GetAsync())!.Sessions!.Count);
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"floor {floor} B, ours {ours} B, {(double)ours / floor:F2}×"));
        Assert.That(ours, Is.LessThanOrEqualTo(floor * 4.5));
        Assert.That(ours, Is.LessThanOrEqualTo(Recorded * 1.1));
    }

    private static async Task<long> Bytes(Func<Task<int>> call)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Assert.That(await call(), Is.EqualTo(Rows));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    private static string Page()
    {
        var text = new StringBuilder("""{"total_count":330,"sessions":[""");
        for (var i = 0; i < Rows; i++)
        {
            var id = new Guid(i, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);
            text.Append(i > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""
                {"sessionId":"{{id}}","serviceId":"{{id}}","organizationId":"{{id}}","deploymentId":"{{id}}","endedAt":"2025-10-22T08:39:26.000Z",
                "botStartSeconds":{{i}},"coldStart":false,"completionStatus":"HTTP_COMPLETED","createdAt":"2025-10-22T08:39:26.000Z","updatedAt":"2025-10-22T08:39:26.000Z"}
                """);
        }
        return text.Append("]}").ToString();
    }

    private sealed record FloorPage
    {
        public long? total_count { get; set; }
        public List<FloorSession>? sessions { get; set; }
    }

    private sealed record FloorSession
    {
        public string? sessionId { get; set; }
        public string? serviceId { get; set; }
        public string? organizationId { get; set; }
        public string? deploymentId { get; set; }
        public DateTimeOffset? endedAt { get; set; }
        public long? botStartSeconds { get; set; }
        public bool? coldStart { get; set; }
        public string? completionStatus { get; set; }
        public DateTimeOffset? createdAt { get; set; }
        public DateTimeOffset? updatedAt { get; set; }
    }

    [JsonSerializable(typeof(FloorPage))]
    private sealed partial class Context : JsonSerializerContext;
}
