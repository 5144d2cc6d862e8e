using SpecClients.Generation.Kiota.Rewriting;

namespace AgentSessions.Tests.Kiota.Rewriting;

/// <summary>A decimal that is all of a body, in a builder as Kiota writes it.</summary>
internal sealed class SettingADecimal
{
    [Test]
    public void A_decimal_is_set_by_the_runtime_and_nothing_else_changes()
    {
        var builder = KiotaSource.Builder("decimal?", set: "SetContentFromScalar");
        Assert.That(KiotaSource.Rewrite(new DecimalBodies(), builder), Is.EqualTo(
            builder.Replace("requestInfo.SetContentFromScalar(", "global::SpecClients.Kiota.DecimalBody.Set(requestInfo, ", StringComparison.Ordinal)));
    }

    [TestCase("double?", "SetContentFromScalar")]
    [TestCase("decimal?", "SetContentFromScalarCollection")]
    public void Other_bodies_are_set_by_Kiota(string body, string set)
    {
        var builder = KiotaSource.Builder(body, set: set);
        Assert.That(KiotaSource.Rewrite(new DecimalBodies(), builder), Is.EqualTo(builder));
    }
}
