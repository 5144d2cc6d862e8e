using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a path that begins with a parameter has a step before it; <c>RootParameters</c> takes it out of the address again.</summary>
internal sealed class NameRootParameters : IRule
{
    /// <summary>What the member of the client is called that such paths begin with.</summary>
    public const string Step = "root";

    public string Name => "kiota-name-root-parameters";

    public string Purpose => "Kiota names what a path leads to by its last step that is no parameter, and finds none.";

    public void Apply(WorkingDocument document)
    {
        if (document["paths"] is not JObject paths)
            return;
        var taken = paths.Properties().Select(path => path.Name.TrimStart('/').Split('/')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var step = Words.Unclaimed(Step, name => !taken.Contains(name));
        foreach (var path in paths.Properties().Where(path => path.Name.StartsWith("/{", StringComparison.Ordinal)).ToList())
        {
            document.Log(this, path.Value, $"{path.Name} → /{step}{path.Name}");
            if (path.Value is JObject item)
                item[Extension.RootStep] = step;
            // Taken out first: what stands somewhere is copied, and a copy has no place in the file.
            var said = path.Value;
            path.Value = JValue.CreateNull();
            path.Replace(new JProperty($"/{step}{path.Name}", said));
        }
    }
}
