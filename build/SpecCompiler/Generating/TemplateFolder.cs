using System.Reflection;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>
/// Lays out the templates that NSwag is to use in place of its own: small ones of ours as they are, large ones of its
/// own with our patches, each of which must find its one place, so that a new version of NSwag cannot mix with an old patch.
/// </summary>
internal static class TemplateFolder
{
    private static readonly Assembly[] Assemblies = [typeof(CSharpClientGenerator).Assembly, typeof(CSharpGenerator).Assembly];

    public static void Write(string templates, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(templates, "*.liquid"))
            File.WriteAllText(Path.Combine(target, Path.GetFileName(file)), ReadText(file));
        foreach (var file in Directory.EnumerateFiles(templates, "*.liquid.patch"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            File.WriteAllText(Path.Combine(target, name), Patch(Original(name, file), ReadText(file), file));
        }
    }

    /// <summary>Replaces, for each <c>&lt;&lt;&lt;&lt;</c> … <c>====</c> … <c>&gt;&gt;&gt;&gt;</c> block, its first half by its second.</summary>
    public static string Patch(string original, string patch, string patchFile)
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

    private static string Original(string name, string patchFile)
    {
        foreach (var assembly in Assemblies)
        {
            using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Templates.{name}");
            if (stream is null)
                continue;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
        throw Fail(patchFile, 0, $"This version of NSwag has no template '{name}'.");
    }

    private static string ReadText(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static ProblemException Fail(string patchFile, int line, string message) =>
        new(ProblemCode.Generator, new SourceMark("build/templates/" + Path.GetFileName(patchFile), line + 1, 1), message);
}
