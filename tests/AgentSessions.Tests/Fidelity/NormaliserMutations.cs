using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace AgentSessions.Tests.Fidelity;

[TestFixture]
internal sealed class NormaliserMutations
{
    private static IEnumerable<TestCaseData> Rules =>
        Normaliser.Rules.Concat(NSwagRules.All).Concat(KiotaRules.All)
            .Where(rule => !AnyDocumentMutations.Documents.ContainsKey(rule.Name))
            .Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));

    private static IEnumerable<TestCaseData> Actions =>
        from vendor in Normalisation.All
        from action in vendor.Actions.Index()
        select new TestCaseData(vendor, action.Index).SetArgDisplayNames(vendor.Vendor, action.Item.Target);

    [TestCaseSource(typeof(Normalisation), nameof(Normalisation.All))]
    public void A_compiled_document_is_what_the_generators_need(object vendor) =>
        Assert.That(((Normalisation)vendor).Unmet(), Is.Empty);

    [TestCaseSource(nameof(Rules))]
    public void A_rule_that_is_left_out_is_missed(object rule)
    {
        var unmet = Normalisation.All.SelectMany(vendor => vendor.Unmet((IRule)rule)).Distinct().ToList();
        // That it no longer compiles would be noticed too, but says little.
        Assert.That(unmet.Where(need => !need.StartsWith("can be compiled", StringComparison.Ordinal)), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Actions))]
    public void An_overlay_action_that_is_left_out_is_missed(object vendor, int action)
    {
        var unmet = ((Normalisation)vendor).Unmet(action: action);
        Assert.That(unmet, Is.Not.Empty);
    }
}
