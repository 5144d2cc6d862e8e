using NSwag;
using NSwag.CodeGeneration;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>NSwag's names of parameters, but for those that could name nothing: a form's fields may be called anything.</summary>
internal sealed class ParameterNames : IParameterNameGenerator
{
    private readonly DefaultParameterNameGenerator _usual = new();

    public string Generate(OpenApiParameter parameter, IEnumerable<OpenApiParameter> allParameters)
    {
        var all = allParameters.ToList();
        var name = _usual.Generate(parameter, all);
        // A keyword in asynchronous methods alone.
        if (name == "await")
            return "@await";
        if (Identifier.IsName(name))
            return name;
        var taken = all.Select(other => _usual.Generate(other, all)).ToHashSet();
        foreach (var other in all.TakeWhile(other => other != parameter).Select(other => _usual.Generate(other, all)).Where(other => !Identifier.IsName(other)))
            Words.Unclaimed(Words.Camel(other), taken.Add);
        return Words.Unclaimed(Words.Camel(name), taken.Add);
    }
}
