using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>A good document, small and with a bit of everything: what hostile things are put into.</summary>
internal static class RichDocument
{
    private static readonly Lazy<string> Text = new(() =>
    {
        using var reader = new StreamReader(typeof(RichDocument).Assembly.GetManifestResourceStream("rich.json")!);
        return reader.ReadToEnd();
    });

    /// <summary>Some of its operations with what they refer to, in one of the versions.</summary>
    public static JObject Draw(Dice dice, bool isSafe = false)
    {
        var document = Parse(Text.Value);
        var version = dice.Pick("3.0.3", "3.0.0", "3.1.0", "3.1.1", "3.2.0");
        document["openapi"] = version;
        var paths = (JObject)document["paths"]!;
        var kept = dice.From(paths.Properties().ToList());
        foreach (var path in paths.Properties().Where(path => path != kept && !dice.Percent(30)).ToList())
            path.Remove();
        foreach (var group in ((JObject)document["components"]!).Properties().Where(group => group.Name != "securitySchemes").ToList())
        {
            if (!dice.Percent(10))
                Prune(document, (JObject)group.Value);
        }
        if (!version.StartsWith("3.0", StringComparison.Ordinal))
            SayInNewerWords(document, dice, version);
        else
            ((JObject)document["info"]!).Remove("summary");
        if (!isSafe && dice.Percent(15))
            document.Remove(dice.Pick("info", "servers", "tags", "security"));
        return document;
    }

    /// <summary>Reads JSON as it stands: a date is text, and a number is all its digits.</summary>
    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = null
        };
        return JObject.Load(reader);
    }

    private static void Prune(JObject document, JObject components)
    {
        int before;
        do
        {
            before = components.Count;
            var used = document.Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String).Select(value => value.ToString())
                .Where(text => text.StartsWith("#/", StringComparison.Ordinal)).ToHashSet();
            var prefix = "#/" + components.Path.Replace('.', '/') + "/";
            foreach (var unused in components.Properties().Where(component => !used.Contains(prefix + component.Name)).ToList())
                unused.Remove();
        }
        while (components.Count < before);
    }

    private static void SayInNewerWords(JObject document, Dice dice, string version)
    {
        foreach (var schema in document.Descendants().OfType<JObject>().Where(schema => schema["nullable"] is not null && schema["type"] is JValue).ToList())
        {
            schema["type"] = new JArray(schema["type"]!.DeepClone(), "null");
            schema.Remove("nullable");
        }
        foreach (var schema in document.Descendants().OfType<JObject>().Where(schema => schema["exclusiveMinimum"] is JValue { Type: JTokenType.Boolean })
            .ToList())
            schema["exclusiveMinimum"] = 0;
        foreach (var schema in document.Descendants().OfType<JObject>()
            .Where(schema => schema["type"] is JValue && schema["example"] is JValue && dice.Percent(60)).ToList())
        {
            schema["examples"] = new JArray(schema["example"]!.DeepClone());
            schema.Remove("example");
        }
        if (document["components"]?["schemas"]?["Failure"]?["properties"] is JObject failure)
        {
            failure["tag"] = new JObject { ["const"] = "failure", ["description"] = "Always the same" };
            failure["more"] = new JObject
            {
                ["type"] = "object",
                ["patternProperties"] = new JObject { ["^x-"] = new JObject { ["type"] = "string" } },
                ["$comment"] = "A comment"
            };
            failure["local"] = new JObject
            {
                ["type"] = "object",
                ["$defs"] = new JObject { ["Inner"] = new JObject { ["type"] = "string" } },
                ["contentMediaType"] = "text/plain"
            };
        }
        if (dice.Percent(20))
            document["webhooks"] = new JObject
            {
                ["arrived"] = new JObject
                {
                    ["post"] = new JObject
                    {
                        ["operationId"] = "arrived",
                        ["description"] = "It came",
                        ["responses"] = new JObject { ["200"] = new JObject { ["description"] = "Seen" } }
                    }
                }
            };
        if (version == "3.2.0" && dice.Percent(30))
        {
            document["$self"] = "https://parcels.test/openapi.json";
            if (document["tags"] is JArray tags)
                tags.Add(new JObject { ["name"] = "inner", ["summary"] = "Inner ones", ["parent"] = "parcels", ["kind"] = "nav" });
        }
    }
}
