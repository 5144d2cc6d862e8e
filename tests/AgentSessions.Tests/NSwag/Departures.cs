using System.Net;
using AgentSessions.Generated.Foundry.NSwag;
using AgentSessions.Generated.PipecatCloud.NSwag;

namespace AgentSessions.Tests.NSwag;

[NonParallelizable]
internal sealed class Departures
{
    [Test]
    public async Task What_departs_from_the_description_is_reported_by_its_place()
    {
        var heard = await Hear("foundry", () => Answers.Client(http => new FoundryClient(http), HttpStatusCode.OK, """
            {"data":[{"agent_session_id":"s","version_indicator":{"type":"label"},"status":"hibernating","created_at":1,"last_accessed_at":2,"expires_at":3,"new":{"a":1}},null],
             "first_id":null,"has_more":false}
            """).ListSessionsAsync("a", "v1"));
        Assert.That(heard, Is.EqualTo((string[])
        [
            "UnknownEnumValue $.data[0].version_indicator.type", "UnknownEnumValue $.data[0].status", "UnknownMember $.data[0].new", "UnexpectedNull $.data[1]", "UnexpectedNull $.first_id",
        ]));
    }

    [Test]
    public async Task What_the_description_allows_is_not_reported() =>
        Assert.That(await Hear("pipecat-cloud", () => Answers.Client(http => new PipecatCloudClient(http), HttpStatusCode.OK, """{"sessions":[{"endedAt":null,"botStartSeconds":null}]}""").GetSessionsAsync("a")), Is.Empty);

    private static async Task<List<string>> Hear(string vendor, Func<Task> call)
    {
        var heard = new List<string>();
        void Note(SpecDrift drift)
        {
            if (drift.Vendor == vendor)
                heard.Add($"{drift.Kind} {drift.Location}");
        }
        SpecDrift.Observed += Note;
        try
        {
            await call();
        }
        finally
        {
            SpecDrift.Observed -= Note;
        }
        return heard;
    }
}
