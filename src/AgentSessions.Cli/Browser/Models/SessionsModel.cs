namespace AgentSessions.Cli.Browser.Models;

/// <summary>What the sessions page shows.</summary>
public sealed record SessionsModel
{
    /// <summary>The vendor's id.</summary>
    public required string Vendor { get; init; }

    /// <summary>The API's title and version.</summary>
    public required string Title { get; init; }

    /// <summary>All vendors' ids.</summary>
    public required IReadOnlyList<string> Vendors { get; init; }

    /// <summary>The generators to choose from.</summary>
    public required IReadOnlyList<string> Generators { get; init; }

    /// <summary>The generator whose client was asked.</summary>
    public required string Generator { get; init; }

    /// <summary>The agent whose sessions are listed; null where the vendor lists the whole workspace.</summary>
    public string? Agent { get; init; }

    /// <summary>The page sizes to choose from.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>The page size that was asked for.</summary>
    public int Size { get; init; }

    /// <summary>Whether the vendor, not the client, judges the values.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>The vendor's filters.</summary>
    public required IReadOnlyList<FilterModel> Filters { get; init; }

    /// <summary>The address of the first page of this question.</summary>
    public required string First { get; init; }

    /// <summary>The same listing on the command line.</summary>
    public required string Command { get; init; }

    /// <summary>The page; null where it could not be had.</summary>
    public PageModel? Page { get; init; }

    /// <summary>Why there is no page.</summary>
    public FailureModel? Failure { get; init; }

    /// <summary>What went over the wire, line by line, without credentials.</summary>
    public IReadOnlyList<string> Wire { get; init; } = [];
}

/// <summary>A filter, which is a parameter of the vendor's.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Field">The name of its form field.</param>
/// <param name="Value">What is filled in.</param>
/// <param name="Hint">What the vendor says of it.</param>
/// <param name="Values">The values that the vendor documents; empty where any will do.</param>
public sealed record FilterModel(string Name, string Field, string Value, string? Hint, IReadOnlyList<string> Values);

/// <summary>A page of sessions.</summary>
/// <param name="Columns">Every member that any of the sessions has.</param>
/// <param name="Rows">The sessions' values in the order of the columns.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Total">How many sessions there are in all; null where the vendor does not say.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record PageModel(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, long Number, long? Total, string? Next);
