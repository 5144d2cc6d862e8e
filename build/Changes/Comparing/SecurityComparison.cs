using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

/// <summary>Compares how callers may sign in: the schemes themselves, whatever the documents call them.</summary>
internal sealed class SecurityComparison(Operation from, Operation to, Place place, ChangeSet changes)
{
    private static readonly string[] Words = ["description", "summary"];

    public void Compare()
    {
        var (a, b) = (Alternatives(from), Alternatives(to));
        var (old, present) = (Stated(from), Stated(to));
        var gone = a.Where(alternative => b.All(other => other.Schemes != alternative.Schemes)).ToList();
        var came = b.Where(alternative => a.All(other => other.Schemes != alternative.Schemes)).ToList();
        var wasOpen = a.Count == 0 || a.Exists(alternative => alternative.IsOpen);
        var isOpen = b.Count == 0 || b.Exists(alternative => alternative.IsOpen);
        if (wasOpen && !isOpen)
            changes.Tell(ChangeKinds.SecurityIntroduced, place, $"sign-in", old, present, (null, Names(b)));
        else if (!wasOpen && isOpen)
            changes.Tell(ChangeKinds.SecurityDropped, place, $"sign-in", old, present, (Names(a), null));
        foreach (var alternative in gone.Where(alternative => !alternative.IsOpen && !(isOpen && !wasOpen)))
            changes.Tell(ChangeKinds.SecurityAlternativeRemoved, place, $"{alternative.Names}", alternative.Site, null, (alternative.Names, null));
        foreach (var alternative in came.Where(alternative => !alternative.IsOpen && !(wasOpen && !isOpen)))
            changes.Tell(ChangeKinds.SecurityAlternativeAdded, place, $"{alternative.Names}", null, alternative.Site, (null, alternative.Names));
        foreach (var (past, now) in a.Join(b, one => one.Schemes, other => other.Schemes, (one, other) => (one, other)))
            CompareAlternative(past, now);
        // An emptied or missing list changes nothing where the other was open too; it is accounted for either way.
        changes.AccountAll(gone.Concat(came).SelectMany(alternative => alternative.Parts).Append(wasOpen != isOpen ? old : null).Append(wasOpen != isOpen ? present : null));
    }

    private void CompareAlternative(Alternative past, Alternative now)
    {
        foreach (var scope in past.Scopes.Keys.Except(now.Scopes.Keys))
            changes.Add(ChangeKinds.SecurityScopeRemoved, place, $"scope {scope}", past.Scopes[scope], null);
        foreach (var scope in now.Scopes.Keys.Except(past.Scopes.Keys))
            changes.Add(ChangeKinds.SecurityScopeAdded, place, $"scope {scope}", null, now.Scopes[scope]);
        if (past.Names == now.Names)
            return;
        changes.Tell(ChangeKinds.SecuritySchemeRenamed, place, $"{now.Names}", null, now.Site, (past.Names, now.Names));
        changes.AccountAll(past.Parts.Concat(now.Parts));
    }

    private static string Names(IEnumerable<Alternative> alternatives) => string.Join(" or ", alternatives.Select(alternative => alternative.Names));

    private static JToken? Stated(Operation operation) => operation.Value.Property("security") ?? operation.Document.Property("security");

    private static List<Alternative> Alternatives(Operation operation) =>
        ((operation.Value["security"] ?? operation.Document["security"]) as JArray ?? [])
        .OfType<JObject>()
        .Select(site => new Alternative(operation.Document, site))
        .DistinctBy(alternative => alternative.Schemes)
        .ToList();

    /// <summary>One entry of a security list: the schemes that are asked for together.</summary>
    private sealed class Alternative(JObject document, JObject site)
    {
        public JObject Site { get; } = site;

        public bool IsOpen => !Site.Properties().Any();

        public string Names { get; } = string.Join(" and ", site.Properties().Select(scheme => scheme.Name));

        /// <summary>What the schemes are, words left out.</summary>
        public string Schemes { get; } = string.Join("\n", site.Properties().Select(scheme => Definition(document, scheme.Name)).Order(StringComparer.Ordinal));

        public IReadOnlyDictionary<string, JToken> Scopes { get; } = site.Properties()
            .SelectMany(scheme => scheme.Value as JArray ?? [])
            .GroupBy(scope => scope.ToString())
            .ToDictionary(group => group.Key, group => group.First());

        /// <summary>All that the document says of it.</summary>
        public IEnumerable<JToken?> Parts => Site.Properties().Select(scheme => document["components"]?["securitySchemes"]?[scheme.Name]).Prepend(Site);

        private static string Definition(JObject document, string name)
        {
            if (document["components"]?["securitySchemes"]?[name] is not JObject scheme)
                return name;
            var plain = (JObject)Schemas.Resolve(document, scheme).DeepClone();
            foreach (var member in plain.Properties().Where(member => Words.Contains(member.Name) || member.Name.StartsWith("x-", StringComparison.Ordinal)).ToList())
                member.Remove();
            foreach (var scopes in plain.SelectTokens("flows.*.scopes").ToList())
                scopes.Parent!.Remove();
            return new JObject(plain.Properties().OrderBy(member => member.Name, StringComparer.Ordinal)).ToString(Formatting.None);
        }
    }
}
