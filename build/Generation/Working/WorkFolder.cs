using System.Collections.Concurrent;

namespace SpecClients.Generation.Working;

/// <summary>
/// A folder for what is not finished, removed in the end. A process that is killed leaves its own, without anyone who
/// holds the lock in it: the next that makes one beside it removes it.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Ending = ".spec-compiler";
    private const string LockName = "lock";

    private static readonly ConcurrentDictionary<string, WorkFolder> Living = new();

    private readonly FileStream _lock;

    private WorkFolder(string path)
    {
        Path = Directory.CreateDirectory(path).FullName;
        _lock = Lock(Path);
        Living[Path] = this;
    }

    public string Path { get; }

    /// <summary>Makes a folder for something that is to stand beside it.</summary>
    public static WorkFolder For(string target)
    {
        var parent = System.IO.Path.GetDirectoryName(target)!;
        RemoveLeft(parent);
        return new WorkFolder(System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(target)}.{System.IO.Path.GetRandomFileName()}{Ending}"));
    }

    /// <summary>Removes the folders of this process, where what made them does not come to its end.</summary>
    public static void RemoveAll()
    {
        foreach (var folder in Living.Values)
            folder.Dispose();
    }

    public void Dispose()
    {
        if (!Living.TryRemove(Path, out _))
            return;
        _lock.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static void RemoveLeft(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, $".*{Ending}").Where(folder => File.Exists(System.IO.Path.Combine(folder, LockName))))
        {
            try
            {
                Lock(folder).Dispose();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process is at work in it, or it is someone else's to remove.
            }
        }
    }

    private static FileStream Lock(string folder) => new(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
