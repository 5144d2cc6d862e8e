using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Migrating;

/// <summary>The settings of Kiota: <c>kiota-lock.json</c> of one client, and <c>.kiota/workspace.json</c> of several.</summary>
internal static class KiotaSettings
{
    /// <summary>What a client is made with, as Kiota names it; another value has no counterpart.</summary>
    private static readonly Dictionary<string, string> Ours = new()
    {
        ["usesBackingStore"] = "false",
        ["includeAdditionalData"] = "true",
        ["excludeBackwardCompatible"] = "true",
        ["disableSSLValidation"] = "false",
        ["disabledValidationRules"] = "[]",
        ["allowedExternalOrigins"] = "[]",
    };

    public static IReadOnlyList<OldClient> ReadLock(string path, string name)
    {
        var root = SettingsFile.Read(path, name);
        return Client(root, root.Text("clientClassName"), root.MarkOf("clientClassName"), Path.GetDirectoryName(path)!, name) is { } client ? [client] : [];
    }

    public static IReadOnlyList<OldClient> ReadWorkspace(string path, string name)
    {
        var (root, folder) = (SettingsFile.Read(path, name), Path.GetDirectoryName(Path.GetDirectoryName(path))!);
        var clients = new List<OldClient>();
        foreach (var entry in (root["clients"] as JObject)?.Properties() ?? [])
        {
            if (entry.Value is JObject settings && Client(settings, entry.Name, entry.Mark(), folder, name) is { } client)
            {
                // Kiota keeps a copy of each description, so an address need not be asked for.
                var copies = Path.Combine(Path.GetDirectoryName(path)!, "documents", entry.Name);
                if (client.Spec is { } spec && SpecAddress.IsAddress(spec) && Directory.Exists(copies)
                    && Directory.EnumerateFiles(copies).Order(StringComparer.Ordinal).FirstOrDefault() is { } copy)
                {
                    client.Maps.Add($"{settings.MarkOf("descriptionLocation")}: of {spec} Kiota's copy is taken");
                    client.Spec = copy;
                }
                clients.Add(client);
            }
        }
        return clients;
    }

    private static OldClient? Client(JObject settings, string? className, SourceMark at, string folder, string name)
    {
        if (settings.Text("language")?.Equals("CSharp", StringComparison.OrdinalIgnoreCase) == false)
            return null;
        var client = new OldClient("Kiota", at) { Generator = "Kiota" };
        if (settings.Text("descriptionLocation") is { } spec)
        {
            client.Spec = SpecAddress.Full(spec, folder);
            client.Maps.Add($"{settings.MarkOf("descriptionLocation")}: descriptionLocation is Include");
        }
        if (settings.Text("clientNamespaceName") is { } scope)
            client.Map(settings.MarkOf("clientNamespaceName"), "clientNamespaceName", "Namespace", scope);
        client.TakeClass(at, className);
        if (settings.Text("typeAccessModifier")?.Equals("Internal", StringComparison.OrdinalIgnoreCase) == true)
            client.Map(settings.MarkOf("typeAccessModifier"), "typeAccessModifier", "Access", "internal");
        foreach (var (list, metadata) in ((string, string)[])[("includePatterns", "IncludeOperations"), ("excludePatterns", "ExcludeOperations")])
        {
            if (settings.Texts(list) is { Count: > 0 } patterns)
                client.Map(settings.MarkOf(list), list, metadata, string.Join(';', patterns.SelectMany(Pattern)));
        }
        foreach (var (setting, ours) in Ours)
        {
            if (settings[setting] is not { } value || value.ToString(Newtonsoft.Json.Formatting.None).Equals(ours, StringComparison.OrdinalIgnoreCase))
                continue;
            if (setting == "excludeBackwardCompatible")
                client.Changes.Add($"{settings.MarkOf(setting)}: {setting}={value.Told()}: the obsolete members are not made");
            else
                client.Missing.Add($"{settings.MarkOf(setting)}: {setting}={value.Told()}");
        }
        client.Left.Add($"{name} itself, and what Kiota wrote ({settings.Text("outputPath") ?? "the folder around it"})");
        return client;
    }

    /// <summary>Kiota's <c>/things#GET,POST</c>: a pattern for each method.</summary>
    private static IEnumerable<string> Pattern(string pattern) =>
        pattern.Split('#', 2) is [var path, var methods]
            ? methods.Split(',', StringSplitOptions.TrimEntries).Select(method => $"{method.ToUpperInvariant()} {path}") : [pattern];
}
