using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;

namespace SpecClients.Changes.Comparing;

/// <summary>Compares the addresses that a document gives its API.</summary>
internal sealed class ServerComparison(JObject from, JObject to, ChangeSet changes)
{
    private static readonly Place Everywhere = new("", $"servers", "", Direction.Request);

    public void Compare()
    {
        var (old, present) = (Servers(from), Servers(to));
        foreach (var (url, server) in old.Where(server => !present.ContainsKey(server.Key)))
            changes.Add(ChangeKinds.ServerRemoved, Everywhere, $"server {url}", server, null);
        foreach (var (url, server) in present)
        {
            if (!old.TryGetValue(url, out var known))
                changes.Add(ChangeKinds.ServerAdded, Everywhere, $"server {url}", null, server);
            else
                CompareVariables(url, known, server);
        }
        if (old.Keys.FirstOrDefault() is { } first && present.Keys.FirstOrDefault() is { } now && first != now)
            changes.Tell(ChangeKinds.DefaultServerChanged, Everywhere, $"default server", from.Property("servers"), to.Property("servers"), (first, now));
    }

    private void CompareVariables(string url, JObject old, JObject present)
    {
        var (a, b) = (Variables(old), Variables(present));
        foreach (var name in a.Keys.Union(b.Keys))
        {
            var (past, now) = (a.GetValueOrDefault(name), b.GetValueOrDefault(name));
            if (!JToken.DeepEquals(past?.Value["default"], now?.Value["default"]) || !JToken.DeepEquals(past?.Value["enum"], now?.Value["enum"]))
                changes.Add(ChangeKinds.ServerVariableChanged, Everywhere, $"variable {name} of {url}", past, now, (Place.Text(past?.Value["default"]), Place.Text(now?.Value["default"])));
        }
    }

    private static Dictionary<string, JProperty> Variables(JObject server) =>
        OpenApi.Documents.Schemas.Members(server["variables"]).ToDictionary(variable => variable.Name);

    private static Dictionary<string, JObject> Servers(JObject document) => (document["servers"] as JArray ?? [])
        .OfType<JObject>()
        .GroupBy(server => server["url"]?.ToString() ?? "/")
        .ToDictionary(group => group.Key, group => group.First());
}
