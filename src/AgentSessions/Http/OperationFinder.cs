using System.Runtime.CompilerServices;

namespace AgentSessions.Http;

/// <summary>Finds the described operation that a request is.</summary>
internal sealed class OperationFinder(ApiDescription api)
{
    private static readonly ConditionalWeakTable<ApiDescription, OperationFinder> Known = [];
    // Of two paths that one ends in, the longer is meant; of two that are as long, the one with fewer parameters.
    private readonly ApiOperation[] longestFirst =
        [.. api.Operations.OrderByDescending(operation => operation.Path.Count(character => character == '/')).ThenBy(operation => operation.Path.Count(character => character == '{'))];

    public static OperationFinder Of(ApiDescription api) => Known.GetValue(api, static described => new(described));

    /// <summary>The operation whose path template the path ends in, so that a server's own path does not matter.</summary>
    public ApiOperation? Find(ReadOnlySpan<char> method, ReadOnlySpan<char> path)
    {
        foreach (var operation in longestFirst)
        {
            if (method.Equals(operation.Method, StringComparison.OrdinalIgnoreCase) && EndsIn(path, operation.Path))
                return operation;
        }

        return null;
    }

    /// <summary>Takes the last segment off a path.</summary>
    public static ReadOnlySpan<char> Pop(ref ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/');
        var segment = path[(slash + 1)..];
        path = path[..Math.Max(slash, 0)];
        return segment;
    }

    private static bool EndsIn(ReadOnlySpan<char> path, ReadOnlySpan<char> template)
    {
        while (!template.IsEmpty)
        {
            if (path.IsEmpty)
                return false;
            var expected = Pop(ref template);
            var actual = Pop(ref path);
            if (!expected.Contains('{') && !expected.SequenceEqual(actual))
                return false;
        }

        return true;
    }
}
