namespace SpecClients.Changes.Kinds;

/// <summary>What a change asks of the next version's number (Semantic Versioning).</summary>
internal enum Verdict
{
    Patch,
    Minor,
    Major,
}

/// <summary>What notices a change.</summary>
internal enum Effect
{
    /// <summary>Only readers.</summary>
    Words,

    /// <summary>What is sent and answered.</summary>
    Wire,

    /// <summary>The clients' C#; the wire is as before.</summary>
    Code,
}

/// <summary>The part of a changelog (Keep a Changelog) that a change belongs to.</summary>
internal enum ChangelogSection
{
    Added,
    Changed,
    Deprecated,
    Removed,
    Security,

    /// <summary>Not told to callers one by one.</summary>
    Unlisted,
}

/// <summary>A kind of change and what it means for those who call the API through our clients.</summary>
/// <param name="Name">Its name, as in <c>ResponsePropertyRemoved</c>.</param>
/// <param name="Verdict">What it asks of the version's number.</param>
/// <param name="Effect">What notices it.</param>
/// <param name="Section">Where the changelog tells it.</param>
/// <param name="Reason">Why it breaks callers or does not.</param>
internal sealed record ChangeKind(string Name, Verdict Verdict, Effect Effect, ChangelogSection Section, string Reason)
{
    public bool IsBreaking => Verdict == Verdict.Major;

    /// <summary>The name as words, as in <c>response property removed</c>.</summary>
    public string Title { get; } = string.Concat(Name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
