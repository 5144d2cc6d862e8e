namespace AgentSessions.Cli.Resuming;

/// <summary>How far a listing has come: what was read, and what of it was written whole. Only the latter is told.</summary>
internal sealed class Trail(string? start, CheckpointFile? file)
{
    private string? _read = start;
    private bool _hasNews;

    /// <summary>The checkpoint behind everything written; null where nothing was, and at the end.</summary>
    public string? Written { get; private set; } = start;

    /// <summary>Whether everything read was written.</summary>
    public bool IsUpToDate => !_hasNews;

    /// <summary>Notes that a page was read.</summary>
    public void Read(string? checkpoint) => (_read, _hasNews) = (checkpoint, true);

    /// <summary>Notes that everything read so far was written. At the end the file goes.</summary>
    public void Write()
    {
        if (!_hasNews)
            return;
        (Written, _hasNews) = (_read, false);
        file?.Write(Written);
    }
}
