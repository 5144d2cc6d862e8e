using System.Diagnostics;

namespace AgentSessions.Hostile.Cases;

/// <summary>A folder of cases, copied so that pipes and links can be made in it: documents, programs that print one, folders of several files.</summary>
internal sealed class CaseFolder
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>What a program that prints a document is told: nothing, and to print a larger one.</summary>
    private static readonly IReadOnlyList<string?> Sizes = [null, "170"];

    private readonly string _copy;
    private readonly List<string> _documents = [];

    /// <param name="folder">The cases, which are only read.</param>
    /// <param name="copy">A new folder for the copy.</param>
    public CaseFolder(string folder, string copy)
    {
        _copy = copy;
        Copy(folder, copy);
        foreach (var program in Directory.EnumerateFiles(copy, "*.py").Order(StringComparer.Ordinal).ToList())
            Print(program);
        foreach (var document in Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Where(IsDescription).Order(StringComparer.Ordinal).ToList())
        {
            _documents.Add(document);
            Vary(document);
        }
    }

    /// <summary>The description of each case.</summary>
    public IReadOnlyList<string> Documents => _documents;

    public string NameOf(string document) => Path.GetRelativePath(_copy, document);

    // A file that others refer to says no version.
    private static bool IsDescription(string file) =>
        Extensions.Contains(Path.GetExtension(file)) && !file.EndsWith(".overlay.yaml", StringComparison.Ordinal)
            && File.ReadAllText(file).Contains("openapi", StringComparison.Ordinal);

    private static void Print(string program)
    {
        foreach (var size in Sizes)
        {
            using var process = Process.Start(new ProcessStartInfo("python3", size is null ? [program] : [program, size]) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                File.WriteAllText(Path.ChangeExtension(program, $"{size}.yaml"), text);
        }
    }

    /// <summary>The same with what no archive holds: a pipe that nobody writes to, a path from the root, a link to the file outside.</summary>
    private void Vary(string document)
    {
        var text = File.ReadAllText(document);
        var folder = Path.GetDirectoryName(document)!;
        if (text.Contains("pipe.yaml", StringComparison.Ordinal))
        {
            using var made = Process.Start("mkfifo", [Path.Combine(folder, "pipe.yaml")]);
            made.WaitForExit();
        }
        foreach (var outside in Directory.EnumerateFiles(Path.GetDirectoryName(folder)!)
            .Where(file => text.Contains("../" + Path.GetFileName(file), StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(outside);
            Add("absolute", outside);
            File.CreateSymbolicLink(Path.Combine(folder, "link.yaml"), outside);
            Add("link", "./link.yaml");

            void Add(string kind, string target)
            {
                var variant = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(document)}.{kind}{Path.GetExtension(document)}");
                File.WriteAllText(variant, text.Replace("../" + name, target, StringComparison.Ordinal)
                    .Replace("..%2f" + name, target, StringComparison.Ordinal));
                _documents.Add(variant);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
