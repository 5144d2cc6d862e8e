using SpecClients.Sandbox.Requests;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Listing;

/// <summary>
/// Finds the rows that a query asks for. All rows by start are a matter of arithmetic; what filters or other orders
/// select is computed once and the last few are kept, four bytes a row.
/// </summary>
internal sealed class Selections(SessionSource sessions, IReadOnlyList<RowFilter> filters, Sorting sorting, bool isNewestFirst)
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, int[] Rows)> _recent = [];

    public Selection For(QueryValues query)
    {
        var tests = filters
            .Select(filter => (filter.Parameter.Name, Given: query.All(filter.Parameter.Name), Test: filter.For(query)))
            .Where(filter => filter.Test is not null)
            .ToList();
        var by = sorting.By(query);
        var isReversed = by is null ? sorting.IsDescending(query) != isNewestFirst : sorting.IsDescending(query);
        if (tests.Count == 0 && by is null)
            return new Selection(sessions.Count, null, isReversed);

        var key = string.Join('\n', tests.Select(test => $"{test.Name}={string.Join('\t', test.Given)}").Append(by?.Name));
        var rows = Recent(key) ?? Keep(key, Select([.. tests.Select(test => test.Test!)], by));
        return new Selection(rows.Length, rows, isReversed);
    }

    private int[] Select(List<Func<Row, bool>> tests, Member? by)
    {
        var rows = new List<int>();
        for (var index = 0; index < sessions.Count; index++)
        {
            var row = sessions.Row(index);
            if (tests.TrueForAll(test => test(row)))
                rows.Add(index);
        }
        return by is null ? [.. rows] : Sort(rows, by);
    }

    /// <summary>Rows without a value come first; rows of the same value keep their order.</summary>
    private int[] Sort(List<int> rows, Member by)
    {
        var scalar = (Scalar)by.Shape;
        return
        [
            .. rows
                .Select(index => (Index: index, Row: sessions.Row(index)))
                .Select(item => (item.Index, Text: by.TextAt(item.Row), Number: by.At(item.Row) == Presence.Value ? scalar.Number(item.Row) : null))
                .OrderBy(item => item.Number)
                .ThenBy(item => item.Number is null ? item.Text : null, StringComparer.Ordinal)
                .Select(item => item.Index),
        ];
    }

    private int[]? Recent(string key)
    {
        lock (_gate)
        {
            return _recent.FirstOrDefault(recent => recent.Key == key).Rows;
        }
    }

    private int[] Keep(string key, int[] rows)
    {
        lock (_gate)
        {
            _recent.AddFirst((key, rows));
            if (_recent.Count > Kept)
                _recent.RemoveLast();
        }
        return rows;
    }
}
