using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules.NSwag;

/// <summary>For NSwag: says how a parameter's value is spelled, where that is not the way of its place.</summary>
internal sealed class ParameterStyles : IRule
{
    public string Name => "nswag-parameter-style";

    public string Purpose => "NSwag's templates know few of OpenAPI's styles; the runtime knows them all and is told which.";

    public void Apply(Draft document)
    {
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Distinct())
        {
            if (parameter[Extension.Style] is { } chosen && !Extension.Known[Extension.Style].Fits(chosen))
                parameter.Remove(Extension.Style);
            parameter.Remove(Extension.Cookie);
            var media = Schemas.Members(parameter["content"]).FirstOrDefault();
            if (media is not null)
            {
                parameter.Remove("content");
                parameter["schema"] ??= (media.Value["schema"] ?? new JObject()).DeepClone();
            }
            if (parameter["in"]?.ToString() == "cookie")
                parameter[Extension.Cookie] = true;
            if (StyleOf(parameter, media?.Name) is not { } style || parameter[Extension.Style] is not null)
                continue;
            parameter[Extension.Style] = style;
            document.Log(this, parameter, $"{parameter["style"] ?? parameter["in"]}, explode {parameter["explode"] ?? "unsaid"} → {style}");
        }
    }

    /// <summary>The member of the runtime's enumeration, or nothing for the usual way.</summary>
    private static string? StyleOf(JObject parameter, string? mediaType)
    {
        if (mediaType is not null)
            return MediaTypes.IsText(mediaType) ? null : "Json";
        var place = parameter["in"]?.ToString();
        var style = parameter["style"]?.ToString() ?? (place is "query" or "cookie" ? "form" : "simple");
        var explode = parameter["explode"]?.Value<bool>() ?? style == "form";
        return (style, explode) switch
        {
            ("form", false) => "Comma",
            ("spaceDelimited", false) => "Space",
            ("pipeDelimited", false) => "Pipe",
            ("deepObject", _) => "DeepObject",
            ("simple", true) => "Members",
            ("label", _) => explode ? "LabelEach" : "Label",
            ("matrix", _) => explode ? "MatrixEach" : "Matrix",
            _ => null,
        };
    }
}
