namespace SpecClients.OpenApi.Reading;

/// <summary>The files that one description may be read from: its own, and those below its folder or below one that the caller allows.</summary>
/// <param name="description">The description's own file.</param>
/// <param name="allowed">The other folders.</param>
/// <param name="mostInAll">The most bytes that all of them may have.</param>
internal sealed class SourceFiles(string description, IReadOnlyList<string> allowed, long mostInAll = SourceFiles.MaxBytesInAll)
{
    public const long MaxBytesInAll = 256 * 1024 * 1024;

    private const int MaxLinks = 40;

    private long _bytes;

    /// <summary>The text of a file; nothing where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="ProblemException">It may not be read, or cannot be.</exception>
    public string? Read(string path, string name)
    {
        var isThere = File.Exists(path) || Directory.Exists(path);
        if (isThere && !SourceFile.IsRegular(path))
            throw Refuse(name, SourceFile.RegularOnly);
        if (path != description)
            Admit(path, name);
        if (!isThere)
            return null;
        var bytes = SourceFile.ReadBytes(path, name);
        _bytes += bytes.Length;
        return _bytes <= mostInAll
            ? SourceFile.Decode(bytes, name)
            : throw Refuse(name, $"With it the files of this description have more than {mostInAll / (1024 * 1024)} MB together.");
    }

    private void Admit(string path, string name)
    {
        var own = Path.GetDirectoryName(Path.GetFullPath(description))!;
        var real = RealPath(path);
        if (!allowed.Prepend(own).Any(folder => IsBelow(real, RealPath(folder))))
            throw Refuse(name, $"It leads out of the description's folder, to {real}: if it is meant, add --allow-files {Path.GetDirectoryName(real)}");
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Where a path leads, each link on the way followed.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        var steps = new Stack<string>(Steps(full[at.Length..]));
        for (var links = 0; steps.TryPop(out var step);)
        {
            if (step == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }
            var next = Path.Combine(at, step);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }
            if (++links > MaxLinks)
                throw new IOException($"{path} leads through more than {MaxLinks} links.");
            at = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : at;
            foreach (var further in Steps(target))
                steps.Push(further);
        }
        return at;
    }

    /// <summary>The steps of a path, the last one first.</summary>
    private static IEnumerable<string> Steps(string path) =>
        path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(step => step is not ("" or ".")).Reverse();

    private static ProblemException Refuse(string name, string message) => new(ProblemCode.Input, new SourceMark(name, 1, 1), message);
}
