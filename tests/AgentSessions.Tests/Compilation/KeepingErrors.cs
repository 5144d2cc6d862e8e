using SpecClients.Generation.Kiota;

namespace AgentSessions.Tests.Compilation;

/// <summary>What Kiota's error models are given to keep an answer by.</summary>
internal sealed class KeepingErrors
{
    private string _file = null!;

    [SetUp]
    public void Create() => _file = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(_file);

    [Test]
    public void A_closed_object_gets_the_constructor_that_Kiota_leaves_out_and_no_place_for_more()
    {
        var half = HalfOf("namespace A.Models\n{\n    public partial class Problem : ApiException, IParsable\n    {\n    }\n}\n");
        Assert.That(half, Does.Contain("public Problem()").And.Contain("answer_ = answer;").And.Not.Contain("AdditionalData"));
    }

    [Test]
    public void An_open_object_has_both()
    {
        var half = HalfOf("namespace A.Models\n{\n    public partial class Problem : ApiException, IParsable\n    {\n        public IDictionary<string, object> AdditionalData { get; set; }\n        public Problem() { }\n    }\n}\n");
        Assert.That(half, Does.Not.Contain("public Problem()").And.Contain("AdditionalData = new"));
    }

    [Test]
    public void A_name_on_the_wire_declares_nothing()
    {
        var half = HalfOf("namespace A.Models\n{\n    public partial class Problem : ApiException, IParsable\n    {\n        string[] names = [\"the AdditionalData { get€\", \"a public Problem()€\"];\n    }\n}\n");
        Assert.That(half, Does.Contain("public Problem()").And.Not.Contain("AdditionalData"));
    }

    private string HalfOf(string model)
    {
        File.WriteAllText(_file, model);
        return DeclaredErrors.Write([_file])!;
    }
}
