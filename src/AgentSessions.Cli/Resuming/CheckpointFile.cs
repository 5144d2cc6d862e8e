namespace AgentSessions.Cli.Resuming;

/// <summary>A file that holds the checkpoint of an unfinished listing, and is not there otherwise.</summary>
internal sealed class CheckpointFile(string path)
{
    private readonly string _path = Path.GetFullPath(path);

    /// <summary>The checkpoint; null where the file is missing or empty.</summary>
    /// <exception cref="UsageException">The file cannot be read, or no file could be written there.</exception>
    public string? Read()
    {
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new UsageException($"--checkpoint-file: there is no directory for '{_path}'.");
        try
        {
            return File.Exists(_path) && File.ReadAllText(_path).Trim() is { Length: > 0 } checkpoint ? checkpoint : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--checkpoint-file: {e.Message}");
        }
    }

    /// <summary>Replaces the file as a whole, so that whoever reads it finds one checkpoint or the other; null removes it.</summary>
    public void Write(string? checkpoint)
    {
        if (checkpoint is null)
        {
            File.Delete(_path);
            return;
        }
        var next = _path + ".next";
        File.WriteAllText(next, checkpoint + "\n");
        File.Move(next, _path, overwrite: true);
    }
}
