namespace SpecClients.OpenApi.Text;

/// <summary>What a type loses and gains between two listings of public C#.</summary>
/// <param name="Line">The line that opens the type; empty for what stands in none.</param>
/// <param name="Removed">The lines that go.</param>
/// <param name="Added">The lines that come.</param>
internal sealed record ApiType(string Line, IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    /// <summary>The lines that go and come, below the line that opens the type.</summary>
    public IEnumerable<string> Diff => Removed.Select(line => $"-     {line}").Concat(Added.Select(line => $"+     {line}"))
        .Prepend($"  {Line}").Where(line => line.Trim().Length > 0);

    /// <summary>Compares two listings type by type.</summary>
    /// <returns>The types that differ, in the listings' order.</returns>
    public static IReadOnlyList<ApiType> Between(string old, string present)
    {
        var (before, now) = (Lines(old), Lines(present));
        var removed = before.Except(now).ToLookup(line => line.Type, line => line.Text);
        var added = now.Except(before).ToLookup(line => line.Type, line => line.Text);
        return
        [
            .. before.Concat(now).Select(line => line.Type).Distinct()
                .Select(type => new ApiType(type, [.. removed[type]], [.. added[type]]))
                .Where(type => type.Removed.Count + type.Added.Count > 0),
        ];
    }

    /// <summary>The listing's lines, each with the type that it is indented below.</summary>
    private static List<(string Type, string Text)> Lines(string listing)
    {
        var lines = new List<(string, string)>();
        var open = new Stack<(int Indent, string Text)>();
        foreach (var line in LineEnds.Normalised(listing).Split('\n'))
        {
            var text = line.Trim();
            if (text is "" or "{" or "}")
                continue;
            var indent = line.Length - line.TrimStart().Length;
            while (open.TryPeek(out var outer) && outer.Indent >= indent)
                open.Pop();
            lines.Add((open.TryPeek(out var type) ? type.Text : "", text));
            open.Push((indent, text));
        }
        return lines;
    }
}
