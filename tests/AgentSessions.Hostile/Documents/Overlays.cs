using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>Overlays that are as hostile as a document.</summary>
internal static class Overlays
{
    private static readonly IReadOnlyList<string> Targets =
    [
        "$", "$.info", "$.paths['/parcels'].get", "$.paths['/parcels'].get.responses['200']", "$.paths['/parcels'].get.parameters[?(@.name=='limit')]",
        "$.components.schemas.Parcel", "$.components.schemas.Parcel.properties.*", "$.components.schemas.*", "$..schema", "$..[?(@.type=='string')]",
        "$..description", "$.paths.*.*", "$['paths']['/parcels']['get']", "$.components.schemas[?(@.type=='object')]",
    ];

    private static readonly IReadOnlyList<string> OddTargets =
    [
        "", "$.", "$[", "$..", "$....", "$..*..*..*..*", "$..[?(@.description=~/^(a+)+$/)]", "$..[?match(@.description,'^(a+)+$')]",
        "$..[?search(@.pattern,'(a*)*b')]", "$..[?(@.a.b.c.d.e)]", "$..[?(length(@)>99999999999)]", "$[0:99999999999999999999]", "$[-1]", "$[::0]",
        "$.paths[\"/parcels\"]", "$.nothing", "$..['a','b']", "$[?(@", "$[?(1==1)]", "$[?(@.x=='" + HostileDocument.Marker + "')]", "INJECTED", "$.a\u2028b",
        "\0", "$..[?(@=='\\u2028')]", "$.info..^", "@", "$[(@.length-1)]", "$.info['\"']",
    ];

    private static readonly IReadOnlyList<string> Extends =
    [
        "openapi.yaml", "openapi.json", "./openapi.yaml", "../INJECTEDFILE.yaml", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/a.yaml",
        "https://localhost:9/openapi.yaml", "/dev/zero", "\\\\host\\a.yaml", "", "%2e%2e/a.yaml", "..%2fa.yaml", "a\0b",
    ];

    public static (JObject Overlay, IReadOnlyList<string> Done) Make(Dice dice)
    {
        var done = new List<string>();
        var actions = new JArray();
        for (var i = dice.Between(1, 3); i > 0; i--)
        {
            var target = dice.Percent(75) ? dice.From(Targets) : dice.From(OddTargets);
            var update = new JObject();
            for (var j = dice.Between(1, 3); j > 0; j--)
            {
                var name = dice.Percent(70) ? dice.From(SteeringWords.Names)
                    : dice.Pick("description", "summary", "title", "enum", "default", "pattern", "format", "operationId", HostileTexts.Name(dice));
                update[name] = name == "enum" ? new JArray(HostileTexts.Name(dice)) : SteeringWords.Value(name, dice);
                done.Add($"{name} at {target}");
            }
            var action = new JObject { ["target"] = target, ["x-reason"] = HostileTexts.Prose(dice) is { Length: > 0 } reason ? reason : "because" };
            if (dice.Percent(12))
                action["remove"] = true;
            else
                action["update"] = dice.Percent(90) ? update : dice.Pick<JToken>(HostileTexts.Name(dice), new JArray(update), JValue.CreateNull(), 7);
            actions.Add(action);
        }
        var overlay = new JObject
        {
            ["overlay"] = dice.Percent(95) ? "1.0.0" : HostileTexts.Name(dice),
            ["info"] = new JObject { ["title"] = HostileTexts.Prose(dice), ["version"] = "1" },
            ["actions"] = actions,
        };
        if (dice.Percent(20))
        {
            overlay["extends"] = dice.From(Extends);
            done.Add($"extends {overlay["extends"]}");
        }
        return (overlay, done);
    }
}
