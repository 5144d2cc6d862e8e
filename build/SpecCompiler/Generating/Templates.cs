using System.Reflection;
using Fluid;
using Fluid.Values;
using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>
/// The templates that NSwag uses: small ones of ours, which it finds in the folder by itself, and large ones of its own
/// with our patches, each of which must find its one place, so that a new version of NSwag cannot mix with an old patch.
/// </summary>
internal sealed class Templates : DefaultTemplateFactory
{
    private static readonly Assembly[] Assemblies = [typeof(CSharpClientGenerator).Assembly, typeof(CSharpGenerator).Assembly];

    private readonly IReadOnlyDictionary<string, string> _patched;

    public Templates(CodeGeneratorSettingsBase settings, IReadOnlyDictionary<string, string> patched) : base(settings, Assemblies)
    {
        _patched = patched;
        TemplateOptions.Filters.AddFilter("csharpdocs", (input, arguments, _) =>
            new(new StringValue(DocumentationText.Of(input.ToStringValue(), (int)arguments.At(0).ToNumberValue()))));
    }

    protected override string GetEmbeddedLiquidTemplate(string language, string template) =>
        _patched.TryGetValue(template, out var text) ? text : Find(template.TrimEnd('!') + ".liquid") ?? base.GetEmbeddedLiquidTemplate(language, template);

    /// <summary>NSwag's own templates as the patches of a folder leave them, by name.</summary>
    public static IReadOnlyDictionary<string, string> PatchAll(string folder) =>
        Directory.EnumerateFiles(folder, "*.liquid.patch").ToDictionary(
            file => Path.GetFileName(file)[..^".liquid.patch".Length],
            file => Patch(Original(Path.GetFileNameWithoutExtension(file), file), File.ReadAllText(file).ReplaceLineEndings("\n"), file));

    /// <summary>Replaces, for each <c>&lt;&lt;&lt;&lt;</c> … <c>====</c> … <c>&gt;&gt;&gt;&gt;</c> block, its first half by its second.</summary>
    private static string Patch(string original, string patch, string patchFile)
    {
        var text = original;
        var lines = patch.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "<<<<")
                continue;
            var divider = Array.IndexOf(lines, "====", i);
            var end = Array.IndexOf(lines, ">>>>", i);
            if (divider < 0 || end < divider)
                throw Fail(patchFile, i, "The block has no ==== or no >>>>.");
            var from = string.Join('\n', lines[(i + 1)..divider]);
            var places = text.Split(from).Length - 1;
            if (places != 1)
                throw Fail(patchFile, i, $"The text to replace stands {places} times in this version's template, not once. Read the new template and write the patch anew.");
            text = text.Replace(from, string.Join('\n', lines[(divider + 1)..end]));
            i = end;
        }
        return text;
    }

    private static string Original(string name, string patchFile) =>
        Find(name) ?? throw Fail(patchFile, 0, $"This version of NSwag has no template '{name}'.");

    private static string? Find(string name)
    {
        foreach (var assembly in Assemblies)
        {
            using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Templates.{name}");
            if (stream is null)
                continue;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
        return null;
    }

    private static ProblemException Fail(string patchFile, int line, string message) =>
        new(ProblemCode.Generator, new SourceMark("build/templates/" + Path.GetFileName(patchFile), line + 1, 1), message);
}
