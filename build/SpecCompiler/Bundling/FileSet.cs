using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Bundling;

/// <summary>The files that a description refers to, each read once.</summary>
internal sealed class FileSet(Func<string, string?> read)
{
    private readonly Dictionary<string, JObject?> _files = new(StringComparer.Ordinal);

    /// <summary>Those that were read, in the order of their names.</summary>
    public IReadOnlyList<string> Names => _files.Keys.Order(StringComparer.Ordinal).ToList();

    public string? Text(string name) => read(name);

    /// <summary>A file's content; nothing where it cannot be had, which is told once.</summary>
    public JObject? Find(string name, SourceMark referrer, List<Problem> problems)
    {
        if (_files.TryGetValue(name, out var known))
            return known;
        JObject? file = null;
        try
        {
            if (read(name) is { } text)
                file = DocumentReader.Parse(text, name);
            else
                problems.Add(new Problem(ProblemCode.Reference, referrer, $"There is no file {name}, which is referred to here."));
        }
        catch (ProblemException e)
        {
            problems.AddRange(e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ProblemCode.Reference, referrer, $"{name} cannot be read: {e.Message}"));
        }
        return _files[name] = file;
    }

    /// <summary>A name that is relative to another file's.</summary>
    public static string Beside(string file, string relative)
    {
        var steps = relative.StartsWith('/') ? [""] : new List<string>(file.Replace('\\', '/').Split('/')[..^1]);
        foreach (var step in relative.TrimStart('/').Split('/').Where(step => step is not ("" or ".")))
        {
            if (step == ".." && steps.Count > 0 && steps[^1] is not (".." or "" or "."))
                steps.RemoveAt(steps.Count - 1);
            else
                steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
