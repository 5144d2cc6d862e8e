using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a parameter has a schema of its own, and one in a cookie says so.</summary>
internal sealed class InlineParameterContent : IRule
{
    public string Name => "nswag-inline-parameter-content";

    public string Purpose => "NSwag looks for no schema in a parameter's content, and leaves out what is in a cookie.";

    public void Apply(WorkingDocument document)
    {
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Distinct())
        {
            parameter.Remove(Extension.Cookie);
            if (parameter["in"]?.ToString() == "cookie")
                parameter[Extension.Cookie] = true;
            if (Schemas.Members(parameter["content"]).FirstOrDefault() is not { } media)
                continue;
            document.Log(this, parameter, $"a schema in {media.Name} → its own");
            parameter.Remove("content");
            parameter["schema"] ??= (media.Value["schema"] ?? new JObject()).DeepClone();
        }
    }
}
