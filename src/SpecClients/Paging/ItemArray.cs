using System.ComponentModel;

namespace SpecClients.Paging;

/// <summary>The rule by which the items of an untyped page are found. It guesses nothing: one array, or an error.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemArray
{
    /// <summary>The name by which the answer itself goes, where it is an array.</summary>
    public const string Root = "the root";

    /// <summary>The members that may hold the items of an answer that is an object.</summary>
    public static IReadOnlyList<string> Members { get; } = ["data", "sessions", "items", "results"];

    /// <summary>The members that a JSON pointer (RFC 6901) leads through.</summary>
    public static IEnumerable<string> Steps(string place) => place.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~"));

    /// <summary>Returns the one place, <see cref="Root"/> or one of <see cref="Members"/>, where an array was found.</summary>
    public static string Choose(IReadOnlyList<string> arraysFound) => arraysFound switch
    {
        [var one] => one,
        [] => throw new UnreadablePageException(
            PaginationFault.NoItems,
            $"the answer has no array of items: not at {Root} nor at {string.Join(", ", Members)}. Give a selector."),
        _ => throw new UnreadablePageException(
            PaginationFault.AmbiguousItems,
            $"the answer has arrays at {string.Join(" and ", arraysFound)}, and which of them holds the items is not known. Give a selector."),
    };
}
