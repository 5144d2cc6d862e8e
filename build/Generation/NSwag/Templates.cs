using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;
using SpecClients.Generation.Engines;

namespace SpecClients.Generation.NSwag;

/// <summary>NSwag's factory of Liquid templates, which takes them from <see cref="TemplateTexts"/> and writes with <see cref="TemplateFilters"/>.</summary>
internal sealed class Templates : DefaultTemplateFactory
{
    private readonly IReadOnlyDictionary<string, string> _ours;
    private readonly bool _isGuarded;

    public Templates(CodeGeneratorSettingsBase settings, IReadOnlyDictionary<string, string> ours, bool isGuarded)
        : base(settings, [typeof(CSharpClientGenerator).Assembly, typeof(CSharpGenerator).Assembly])
    {
        _ours = ours;
        _isGuarded = isGuarded;
        TemplateFilters.Register(TemplateOptions.Filters);
    }

    /// <summary>NSwag's own factory of templates says this too; that of NJsonSchema, which ours is made of, would say another version.</summary>
    protected override string GetToolchainVersion() => BuildMetadata.Of("NSwagVersion");

    protected override string GetEmbeddedLiquidTemplate(string language, string template)
    {
        var text = _ours.GetValueOrDefault(template) ?? TemplateTexts.Original(template.TrimEnd('!'));
        return _isGuarded ? TemplateTexts.Filtered(text) : text;
    }
}
