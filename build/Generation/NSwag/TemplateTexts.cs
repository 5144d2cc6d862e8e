using System.Reflection;
using System.Text.RegularExpressions;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>
/// The Liquid templates that NSwag uses: small ones of ours, and large ones of its own with our patches, each of which must
/// find its one place, so that a new version of NSwag cannot mix with an old patch. Whatever any of them puts out goes
/// through a filter, the rest through <c>code</c>, which takes names and types alone.
/// </summary>
internal static partial class TemplateTexts
{
    private static readonly Assembly[] Assemblies = [typeof(CSharpClientGenerator).Assembly, typeof(CSharpGenerator).Assembly];

    /// <summary>Our templates, and NSwag's own as our patches leave them, by name.</summary>
    public static IReadOnlyDictionary<string, string> ReadAll(string folder)
    {
        var templates = Directory.EnumerateFiles(folder, "*.liquid").ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read);
        foreach (var file in Directory.EnumerateFiles(folder, "*.liquid.patch"))
        {
            var name = Path.GetFileName(file)[..^".liquid.patch".Length];
            templates.Add(name, Patch(Find(name) ?? throw Fail(file, 0, $"This version of NSwag has no template '{name}'."), Read(file), file));
        }
        return templates;
    }

    /// <summary>A template whose every output goes through a filter: between quotes it is a literal, and elsewhere a name or a type.</summary>
    public static string Filtered(string template) =>
        Output().Replace(Quoted().Replace(template, "{{ ${output} | literal }}"), output => Written().IsMatch(output.Value) ? output.Value : $"{{{{ {output.Groups["output"].Value} | code }}}}");

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

    /// <summary>A template of NSwag's as it is.</summary>
    public static string Original(string name) => Find(name) ?? throw new InvalidOperationException($"This version of NSwag has no template '{name}'.");

    private static string? Find(string name)
    {
        foreach (var assembly in Assemblies)
        {
            using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Templates.{name}.liquid");
            if (stream is null)
                continue;
            using var reader = new StreamReader(stream);
            return LineEnds.Normalised(reader.ReadToEnd());
        }
        return null;
    }

    private static string Read(string file) => LineEnds.Normalised(File.ReadAllText(file));

    private static ProblemException Fail(string patchFile, int line, string message) =>
        new(ProblemCode.Generator, new SourceMark("build/templates/" + Path.GetFileName(patchFile), line + 1, 1), message);

    [GeneratedRegex(@"\{\{-?\s*(?<output>(?:[^{}'""]|'[^']*'|""[^""]*"")+?)\s*-?\}\}")]
    private static partial Regex Output();

    [GeneratedRegex(@"""\{\{-?\s*(?<output>[^{}'""]+?)\s*-?\}\}""")]
    private static partial Regex Quoted();

    /// <summary>An output that names a filter which writes.</summary>
    [GeneratedRegex(@"\| (?:literal|csharpdocs|number|tab|made) \}\}$")]
    private static partial Regex Written();
}
