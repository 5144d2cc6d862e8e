using AgentSessions.Tests.Fidelity;
using CsCheck;

namespace AgentSessions.Tests.Kiota;

internal sealed class RoundTrips
{
    private const int Documents = 10_000;

    [TestCaseSource(typeof(EffectiveDocuments), nameof(EffectiveDocuments.Responses))]
    public void What_a_server_sends_is_what_is_written_back(ResponseSchema response)
    {
        var factory = KiotaModels.FactoryOf(response);
        response.Values.Sample(
            json => JsonAssert.AreEqual(json, KiotaModels.WrittenBack(json, response, factory)),
            iter: Documents,
            writeLine: TestContext.Out.WriteLine);
    }
}
