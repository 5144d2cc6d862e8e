using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For NSwag: says how a parameter's value is spelled, where that is not the way of its place.</summary>
internal sealed class ParameterStyles : IRule
{
    /// <summary>The word that our NSwag templates read.</summary>
    public const string Word = "x-style";

    /// <summary>The word by which they know a cookie.</summary>
    public const string CookieWord = "x-cookie";

    public string Name => "nswag-parameter-style";

    public string Purpose => "NSwag's templates know few of OpenAPI's styles; the runtime knows them all and is told which.";

    public void Apply(Draft document)
    {
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Distinct())
        {
            if (parameter["in"]?.ToString() == "cookie")
                parameter[CookieWord] = true;
            if (StyleOf(parameter) is not { } style || parameter[Word] is not null)
                continue;
            if (style == "Json" && Schemas.Members(parameter["content"]).Select(media => media.Value["schema"]).OfType<JObject>().FirstOrDefault() is { } schema)
            {
                parameter.Remove("content");
                parameter["schema"] = schema.DeepClone();
            }
            parameter[Word] = style;
            document.Log(this, parameter, $"{parameter["style"] ?? parameter["in"]}, explode {parameter["explode"] ?? "unsaid"} → {style}");
        }
    }

    /// <summary>The member of the runtime's enumeration, or nothing for the usual way.</summary>
    private static string? StyleOf(JObject parameter)
    {
        if (parameter["content"] is JObject { Count: > 0 })
            return "Json";
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
