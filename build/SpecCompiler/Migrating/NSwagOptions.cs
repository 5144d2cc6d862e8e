using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Migrating;

/// <summary>NSwag's options for C#, theirs and ours: what differs changes for callers, and what ours do not know has no counterpart.</summary>
internal static class NSwagOptions
{
    /// <summary>What the item says, or what concerns files alone.</summary>
    private static readonly string[] Handled =
        ["namespace", "className", "clientClassAccessModifier", "typeAccessModifier", "output", "newLineBehavior", "additionalNamespaceUsages",
            "clientBaseClass", "exceptionClass", "templateDirectory", "jsonSerializerSettingsTransformationMethod"];

    /// <summary>What ours say for what lies below the client, and callers do not see.</summary>
    private static readonly string[] Unseen = ["generateExceptionClasses", "generatePrepareRequestAndProcessResponseAsAsyncMethods", "excludedTypeNames"];

    private static readonly Lazy<JObject> Defaults = new(() =>
    {
        using var text = new StreamReader(typeof(NSwagOptions).Assembly.GetManifestResourceStream("nswag-defaults.json")!);
        return JObject.Parse(text.ReadToEnd());
    });

    private static readonly Lazy<JObject> Ours = new(() =>
        (JObject)JObject.Parse(File.ReadAllText(EngineFolder.At("nswag.json"))).SelectToken("codeGenerators.openApiToCSharpClient")!);

    /// <summary>Takes NSwag's options into a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="given">The options that were given, each with its place.</param>
    /// <param name="known">The names that count; null for all that NSwag has.</param>
    public static void Take(OldClient client, IReadOnlyList<(string Name, JToken Value, SourceMark Mark)> given, IReadOnlyCollection<string>? known = null)
    {
        foreach (var (name, value, mark) in given)
        {
            if (Same(name, "clientClassAccessModifier") && Same(value.ToString(), "internal"))
                client.Map(mark, name, "Access", "internal");
            else if (Same(name, "clientBaseClass") || Same(name, "templateDirectory") || Same(name, "jsonSerializerSettingsTransformationMethod"))
                AddIf(value.Type != JTokenType.Null, client.Missing, $"{mark}: {name}={value.Told()}");
            else if (Same(name, "exceptionClass") && value.ToString() != "ApiException")
                client.Changes.Add($"{mark}: exceptions are SpecClients.NSwag.ApiException, were {value}");
        }
        foreach (var (name, value) in Effective(given).Where(option =>
            !Handled.Contains(option.Name, StringComparer.OrdinalIgnoreCase) && known?.Contains(option.Name, StringComparer.OrdinalIgnoreCase) != false))
        {
            var place = given.LastOrDefault(option => Same(option.Name, name)).Mark;
            if (!Unseen.Contains(name) && Find(Ours.Value, name) is { } ours)
                AddIf(!IsEqual(ours, value), client.Changes,
                    $"{place ?? client.Mark}: {name} is {ours.Told()}, was {value.Told()}{(place is null ? " by default" : "")}");
            else if (place is not null)
                AddIf(!IsEqual(Find(Defaults.Value, name), value), client.Missing, $"{place}: {name}={value.Told()}");
        }
    }

    /// <summary>Each option as NSwag would have it: as it was given, or by its default.</summary>
    private static IEnumerable<(string Name, JToken Value)> Effective(IReadOnlyList<(string Name, JToken Value, SourceMark Mark)> given) =>
        Defaults.Value.Properties().Select(option => (option.Name, given.LastOrDefault(one => Same(one.Name, option.Name)).Value ?? option.Value))
            .Concat(given.Where(one => Find(Defaults.Value, one.Name) is null).Select(one => (one.Name, one.Value)));

    private static JToken? Find(JObject options, string name) => options.GetValue(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A command line says everything in words.</summary>
    private static bool IsEqual(JToken? one, JToken other) => one is not null && (JToken.DeepEquals(one, other) || Same(one.ToString(), other.ToString()));

    private static void AddIf(bool condition, List<string> lines, string line)
    {
        if (condition)
            lines.Add(line);
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
