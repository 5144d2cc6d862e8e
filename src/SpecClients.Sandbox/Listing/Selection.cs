namespace SpecClients.Sandbox.Listing;

/// <summary>The rows that a query asks for, in its order. Without filters it takes no memory.</summary>
internal sealed class Selection(int count, int[]? rows, bool isReversed)
{
    public int Count => count;

    /// <summary>The row at a place in the listing.</summary>
    public int this[int place]
    {
        get
        {
            var forward = isReversed ? count - 1 - place : place;
            return rows is null ? forward : rows[forward];
        }
    }

    /// <summary>The place of a row in the listing; null where it is not in it.</summary>
    public int? PlaceOf(int row)
    {
        var forward = rows is null ? row : Array.IndexOf(rows, row);
        return forward < 0 ? null : isReversed ? count - 1 - forward : forward;
    }
}
