using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Migrating;

/// <summary>The settings of NSwag: <c>.nswag</c>.</summary>
internal static class NSwagSettings
{
    public static OldClient Read(string path, string name)
    {
        var root = SettingsFile.Read(path, name);
        var generators = root["codeGenerators"] as JObject ?? [];
        if (generators["openApiToCSharpClient"] is not JObject options)
            throw new ProblemException(ProblemCode.Project, root.Mark(),
                "This has no codeGenerators.openApiToCSharpClient: it makes no client in C#, and there is nothing to migrate.");
        var client = new OldClient("NSwag", options.Mark()) { Generator = "NSwag" };
        TakeSource(client, root["documentGenerator"] as JObject ?? [], Path.GetDirectoryName(path)!);
        foreach (var other in generators.Properties().Where(other => other.Name != "openApiToCSharpClient" && other.Value is JObject))
            client.Missing.Add($"{other.Mark()}: {other.Name}");
        if (options.Text("namespace") is { } scope)
            client.Map(options.MarkOf("namespace"), "namespace", "Namespace", scope);
        client.TakeClass(options.MarkOf("className"), options.Text("className"));
        if (options.Text("output") is { } output)
            client.Left.Add($"{options.MarkOf("output")}: {output}, which NSwag wrote");
        NSwagOptions.Take(client, [.. options.Properties().Select(option => (option.Name, option.Value, option.Mark()))]);
        client.Left.Add($"{name} itself, and the target or command that runs NSwag with it");
        return client;
    }

    private static void TakeSource(OldClient client, JObject generator, string folder)
    {
        var source = generator["fromDocument"] as JObject;
        if (source?.Text("url") is { } url)
        {
            client.Spec = SpecAddress.Full(url, folder);
            client.Maps.Add($"{source.MarkOf("url")}: url is Include");
        }
        else if (source?.Text("json") is not null)
            client.Missing.Add($"{source.MarkOf("json")}: json: put the description into a file, and its name into url");
        foreach (var other in generator.Properties().Where(other => other.Name != "fromDocument" && other.Value is JObject))
            client.Missing.Add($"{other.Mark()}: {other.Name}: write the description into a file, and its name into fromDocument.url");
    }
}
