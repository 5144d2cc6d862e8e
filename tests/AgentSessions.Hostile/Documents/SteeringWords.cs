using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>Specification extensions by which somebody steers: this compiler, NSwag's templates, Kiota, other tools.</summary>
internal static class SteeringWords
{
    public static readonly IReadOnlyList<string> Names =
    [
        "x-style", "x-csharp-name", "x-client-name", "x-schema-name", "x-originalName", "x-accept", "x-own-kind", "x-deprecatedMessage", "x-ms-kiota-info",
        "x-ms-enum", "x-ms-enum-flags", "x-enumNames", "x-enum-names", "x-enum-varnames", "x-enum-descriptions",
        "x-enumFlags", "x-dictionaryKey", "x-read-only", "x-may-be-null", "x-items-may-be-null", "x-format", "x-values", "x-default", "x-vendor",
        "x-position", "x-cookie", "x-nullable", "x-deprecated", "x-abstract", "x-summary", "x-reason", "x-examples", "x-ms-deprecation",
        "x-ms-primary-error-message", "x-ms-reserved-parameter", "x-ms-discriminator-value", "x-ms-pageable", "x-speakeasy-pagination",
        "x-speakeasy-name-override", "x-stainless-pagination-property", "x-paging", "x-example", "x-typescript-type", "x-codegen-type",
        "x-cs-type", "x-name", "x-operation-name", "x-parameter-name", "x-class-name", "x-base-type", "x-usings", "x-namespace", "x-attribute", "x-obsolete",
        "x-nullable-object", "x-schema", "x-sensitive", "x-openai-isConsequential", "x-tagGroups", "x-INJECTED",
    ];

    /// <summary>Puts several onto objects of a document.</summary>
    public static IReadOnlyList<string> Strew(JObject document, Dice dice, int count)
    {
        var done = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var owner = dice.From(document.DescendantsAndSelf().OfType<JObject>().ToList());
            var name = dice.Percent(92) ? dice.From(Names) : "x-" + HostileTexts.Name(dice);
            owner[name] = Value(name, dice);
            done.Add($"{name} at {owner.Path}");
        }
        return done;
    }

    public static JToken Value(string name, Dice dice) => name switch
    {
        "x-ms-kiota-info" => new JObject
        {
            ["languagesInformation"] = new JObject
            {
                ["CSharp"] = new JObject
                {
                    ["clientClassName"] = HostileTexts.Code(dice),
                    ["clientNamespaceName"] = HostileTexts.Code(dice),
                    ["maturityLevel"] = HostileTexts.Code(dice),
                    ["dependencyInstallCommand"] = HostileTexts.Code(dice),
                    ["structuredMimeTypes"] = new JArray(HostileTexts.Code(dice)),
                    ["dependencies"] = new JArray(new JObject { ["name"] = HostileTexts.Code(dice), ["version"] = HostileTexts.Code(dice) }),
                },
            },
        },
        "x-ms-enum" => new JObject
        {
            ["name"] = HostileTexts.Code(dice),
            ["modelAsString"] = dice.Percent(50),
            ["values"] = new JArray(new JObject
            {
                ["value"] = HostileTexts.Code(dice),
                ["name"] = HostileTexts.Code(dice),
                ["description"] = HostileTexts.Code(dice)
            }),
        },
        "x-ms-deprecation" => new JObject
        {
            ["removalDate"] = HostileTexts.Code(dice),
            ["date"] = HostileTexts.Code(dice),
            ["version"] = HostileTexts.Code(dice),
            ["description"] = HostileTexts.Code(dice)
        },
        "x-enumNames" or "x-enum-varnames" or "x-enum-names" or "x-values" when dice.Percent(80) =>
            new JArray(HostileTexts.Code(dice), HostileTexts.Name(dice), HostileTexts.Name(dice), HostileTexts.Name(dice)),
        "x-speakeasy-pagination" => new JObject
        {
            ["type"] = dice.Pick("offsetLimit", "cursor", HostileTexts.Code(dice)),
            ["inputs"] = new JArray(new JObject { ["name"] = HostileTexts.Name(dice), ["in"] = "parameters", ["type"] = "page" }),
            ["outputs"] = new JObject { ["results"] = HostileTexts.Code(dice) }
        },
        _ => Any(dice),
    };

    private static JToken Any(Dice dice) => dice.Weighted<Func<JToken>>(
    [
        (60, () => HostileTexts.Code(dice)),
        (10, () => HostileTexts.Name(dice)),
        (10, () => new JArray(HostileTexts.Code(dice), HostileTexts.Name(dice))),
        (10, () => new JObject { [HostileTexts.Name(dice)] = HostileTexts.Code(dice), ["name"] = HostileTexts.Code(dice) }),
        (10, () => dice.Pick<JToken>(true, false, 0, -1, JValue.CreateNull())),
    ])();
}
