using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Layer;

/// <summary>The member of the runtime's <c>ParameterStyle</c> that a parameter's value is spelled by; none for the usual way.</summary>
internal static class ParameterStyles
{
    public static Code? Of(JObject parameter)
    {
        // An overlay may have chosen one.
        var style = parameter[Extension.Style] is { } chosen && Extension.Known[Extension.Style].Fits(chosen) ? chosen.ToString() : Described(parameter);
        return style is null or "Usual" ? null : (Code)$"global::SpecClients.ParameterStyle.{Code.Name(style)}";
    }

    private static string? Described(JObject parameter)
    {
        if (Schemas.Members(parameter["content"]).FirstOrDefault() is { } media)
            return MediaTypes.IsText(media.Name) ? null : "Json";
        var style = parameter["style"]?.ToString() ?? (parameter["in"]?.ToString() is "query" or "cookie" ? "form" : "simple");
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
