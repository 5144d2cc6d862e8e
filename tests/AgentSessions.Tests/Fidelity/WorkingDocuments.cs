using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace AgentSessions.Tests.Fidelity;

/// <summary>What a draft found of a document is what is there, whichever rules have gone over it.</summary>
[TestFixture]
internal sealed class WorkingDocuments
{
    private static IEnumerable<TestCaseData> Documents =>
        from document in Matrix.Vendors.Select(vendor => (vendor.Id, Read: (Func<JObject>)(() => vendor.Read().Document)))
            .Concat(AnyDocumentMutations.Documents.Select(document => (Id: document.Key, Read: (Func<JObject>)(() => DocumentReader.Parse(document.Value, "specs/acme.yaml")))))
        from rules in new[] { (Name: "nswag", Of: NSwagRules.All), (Name: "kiota", Of: KiotaRules.All) }
        select new TestCaseData(document.Read, rules.Of).SetArgDisplayNames(document.Id, rules.Name);

    [TestCaseSource(nameof(Documents))]
    public void A_rule_that_keeps_the_schemas_leaves_each_where_it_was(Func<JObject> read, object generatorsRules)
    {
        var draft = new WorkingDocument(read());
        foreach (var rule in Normaliser.Rules.Concat((IReadOnlyList<IRule>)generatorsRules))
        {
            rule.Apply(draft);
            Assert.That(draft.Schemas.SequenceEqual(Schemas.All(draft.Root), ReferenceEqualityComparer.Instance), Is.True, $"{rule.Name} moves schemas");
        }
    }

    [Test]
    public void A_draft_finds_the_schemas_once_for_the_rules_that_keep_them()
    {
        var draft = new WorkingDocument(DocumentReader.Parse(AnyDocumentMutations.Documents["nswag-mark-read-only"], "specs/acme.yaml"));
        var found = draft.Schemas;
        var keeps = NSwagRules.All.Single(rule => rule.Name == "nswag-mark-read-only");

        keeps.Apply(draft);

        Assert.That((draft.Rewrites.Count, ReferenceEquals(draft.Schemas, found)), Is.EqualTo((1, true)));
    }
}
