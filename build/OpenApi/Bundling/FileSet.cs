using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Bundling;

/// <summary>The files that a description refers to, each read once.</summary>
internal sealed class FileSet(Func<string, string?> read)
{
    private readonly Dictionary<string, (JObject? Content, string? Refusal, bool IsMissing)> _files = new(StringComparer.Ordinal);

    /// <summary>Those that were read, in the order of their names.</summary>
    public IReadOnlyList<string> Names => _files.Keys.Order(StringComparer.Ordinal).ToList();

    /// <summary>A file's content; nothing where it cannot be had, which is told.</summary>
    /// <param name="name">The file.</param>
    /// <param name="reference">What refers to it, as it is written.</param>
    /// <param name="referrer">Where.</param>
    /// <param name="problems">What is told.</param>
    public JObject? Find(string name, string reference, SourceMark referrer, List<Problem> problems)
    {
        if (!_files.TryGetValue(name, out var file))
            _files[name] = file = Read(name, problems);
        if (file.IsMissing)
            problems.Add(new Problem(ProblemCode.Reference, referrer, $"There is no file {name}, which is referred to here."));
        if (file.Refusal is { } refusal)
            problems.Add(new Problem(ProblemCode.Reference, referrer, $"'{reference}' cannot be followed. {refusal}"));
        return file.Content;
    }

    private (JObject?, string?, bool) Read(string name, List<Problem> problems)
    {
        try
        {
            return read(name) is { } text ? (DocumentReader.Parse(text, name), null, false) : (null, null, true);
        }
        catch (ProblemException e) when (e.Problems is [{ Code: ProblemCode.Input } only])
        {
            return (null, only.Message, false);
        }
        catch (ProblemException e)
        {
            problems.AddRange(e.Problems);
            return (null, null, false);
        }
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
        return steps is [""] ? "/" : string.Join('/', steps);
    }
}
