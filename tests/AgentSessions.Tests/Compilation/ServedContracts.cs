using AgentSessions.Hostile.Measuring;
using SpecClients.Generation.Layer;

namespace AgentSessions.Tests.Compilation;

internal sealed class ServedContracts
{
    private static string Source => ApiFile.Write(SpecText.Tolerate("""
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        paths: { /a: { get: { operationId: readA, responses: { '200': { description: ok } } } } }
        """), "NSwag");

    [Test]
    public void Generated_code_of_a_form_that_the_runtime_serves_compiles() =>
        Assert.That(CompiledSource.Errors([("AcmeApi.g.cs", Source)]), Is.Empty);

    [Test]
    public void Of_another_form_it_does_not_and_the_error_names_both()
    {
        Assert.That(Source, Does.Contain("Served.Contract1,"));
        var errors = CompiledSource.Errors([("AcmeApi.g.cs", Source.Replace("Served.Contract1,", "Served.Contract7,", StringComparison.Ordinal))]).ToList();
        Assert.That(errors.Single(), Does.Contain(nameof(ServesContract1)).And.Contain("Contract7"));
    }
}
