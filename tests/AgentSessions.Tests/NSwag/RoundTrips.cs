using AgentSessions.Tests.Fidelity;
using CsCheck;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

internal sealed class RoundTrips
{
    private const int Documents = 10_000;

    /// <summary>A failure prints its seed; CsCheck_Seed repeats it.</summary>
    [TestCaseSource(typeof(EffectiveDocuments), nameof(EffectiveDocuments.Responses))]
    public void Whatever_a_schema_allows_is_written_as_it_was_read(ResponseSchema response)
    {
        var read = ModelTypes.ReaderOf(ModelTypes.Of(response));
        response.Values.Sample(text => JsonAssert.AreEqual(text, NSwagJson.Write(read(text))), iter: Documents);
    }
}
